#include "syntax/layout.h"

#include "syntax/look_alikes.h"

namespace entente::syntax {
namespace {

bool is_operator(std::size_t type) {
  return (type >= Lexer::EQUALS && type <= Lexer::CARET) || type == Lexer::COMMA ||
         type == Lexer::COLON || type == Lexer::DOT || type == Lexer::TILDE ||
         type == Lexer::AT_SIGN;
}

/// After one of these a line goes on.
bool leaves_open(std::size_t type) {
  if (type == Lexer::TRUE || type == Lexer::FALSE) return false;
  if (type == Lexer::REST || type == Lexer::ASSUMED) return false;
  return is_reserved(type) || type == Lexer::TOWARDS || is_opener(type) || is_operator(type);
}

}  // namespace

bool carries_on(std::size_t type) {
  switch (type) {
    case Lexer::FROM:
    case Lexer::UNTIL:  // these begin clauses,
    case Lexer::NOT:
    case Lexer::IF:
    case Lexer::TRUE:
    case Lexer::FALSE:
    case Lexer::REST:  // these values
      return false;
    case Lexer::DRAWS:
    case Lexer::SEED:
    case Lexer::KEEPING:
    case Lexer::SELLING:
    case Lexer::CUTTING:
    case Lexer::OPEN_BRACE:
    case Lexer::CLOSE_PAREN:
    case Lexer::CLOSE_BRACKET:
    case Lexer::TOWARDS:
      return true;
    default:
      return is_reserved(type) || is_operator(type);
  }
}

namespace {

/// Words that may follow a bare number, and hence are no units: `in 4 steps`, `draws 2000 seed 42`.
bool follows_numbers(std::size_t type) {
  switch (type) {
    case Lexer::SOURCE:
    case Lexer::STEPS:
    case Lexer::DRAWS:
    case Lexer::SEED:
    case Lexer::WITHIN:
    case Lexer::VIA:
    case Lexer::TAKING:
    case Lexer::KEEPING:
    case Lexer::SELLING:
    case Lexer::CUTTING:
    case Lexer::ABOVE:
    case Lexer::BELOW:
    case Lexer::UP:
    case Lexer::AFTER:
    case Lexer::UTILISATION:
    case Lexer::TITLED:
      return true;
    default:
      return is_reserved(type) || type == Lexer::TOWARDS;
  }
}

/// These statements would hardly be the first word of a line of prose.
bool ends_unclosed_prose(std::size_t type) {
  switch (type) {
    case Lexer::EDITION:
    case Lexer::IMPORT:
    case Lexer::LET:
    case Lexer::FUNCTION:
    case Lexer::RESOURCE:
    case Lexer::TABLE:
    case Lexer::AGREEMENT:
    case Lexer::SHOCK:
    case Lexer::SCENARIO:
    case Lexer::ASSERT:
    case Lexer::REPORT:
      return true;
    default:
      return false;
  }
}

class Layout {
 public:
  Layout(Tokens raw, const Places& places, SyntaxErrors& errors)
      : raw_(std::move(raw)), places_(places), errors_(errors) {}

  LaidOut run() {
    for (; at_ < raw_.size(); ++at_) {
      const std::size_t type = raw_[at_]->getType();
      if (type == Lexer::NEWLINE) {
        if (!newline_) newline_ = std::move(raw_[at_]);
      } else if (type == Lexer::DOCUMENTATION_LINE) {
        result_.push_back(std::move(raw_[at_]));
      } else if (mend_look_alike(token(at_), places_, errors_)) {
        place(token(at_));
      }
    }
    return {std::move(result_), ends_open_};
  }

 private:
  enum class Bracket { round, square, set, block };

  Token& token(std::size_t i) { return static_cast<Token&>(*raw_[i]); }
  const antlr4::Token* next() const {
    return at_ + 1 < raw_.size() ? raw_[at_ + 1].get() : nullptr;
  }
  bool next_is(std::size_t type) const { return next() && next()->getType() == type; }
  bool in_brackets() const { return !open_.empty() && open_.back() != Bracket::block; }

  void place(Token& current) {
    if (current.getType() == antlr4::Token::EOF) ends_open_ = !open_.empty() || leaves_open(last_);
    const bool first_on_line = newline_ || last_ == 0;
    if (current.getType() == Lexer::UNCLOSED_TEXT_BLOCK) take_prose();
    decide_word(current);
    if (!first_on_line && !take_unit(current)) decide_towards(current);
    const bool row = first_on_line && current.getType() == Lexer::BAR;
    if (row) current.setType(Lexer::ROW);
    place_newline(current, row);
    track_brackets(current.getType());
    last_ = current.getType();
    result_.push_back(std::move(raw_[at_]));
  }

  /// Keeps the newline before this token, if it ends something.
  void place_newline(const Token& current, bool row) {
    const bool fresh = newline_ && begins_statement(current, next());
    while ((row || fresh) && in_brackets()) open_.pop_back();
    const bool inside = in_brackets() || leaves_open(last_) || carries_on(current.getType());
    const bool ends_clause = newline_ && last_ != 0 && !row && (fresh || !inside);
    if (ends_clause) result_.push_back(std::move(newline_));
    const bool after_brace = last_ == Lexer::OPEN_BRACE && !in_brackets();
    if (ends_clause || after_brace || last_ == Lexer::SEMICOLON || last_ == 0) {
      clause_word_ = current.getType();
    }
    newline_.reset();
  }

  void decide_word(Token& current) {
    const std::size_t type = current.getType();
    const bool scale_alone = type == Lexer::SCALE && last_ != Lexer::NUMBER;
    const bool plain =
        is_word(type) && (last_ == Lexer::DOT || (in_brackets() && next_is(Lexer::COLON)));
    if (scale_alone || plain) current.setType(Lexer::NAME);
  }

  /// `build … over 18 months to members`: no interval.
  void decide_towards(Token& current) {
    if (current.getType() == Lexer::TO && clause_word_ == Lexer::BUILD && next_is(Lexer::MEMBERS)) {
      current.setType(Lexer::TOWARDS);
    }
  }

  /// `import … as` a name, no unit.
  bool imports() const { return clause_word_ == Lexer::IMPORT; }

  bool take_unit(Token& current) {
    const std::size_t type = current.getType();
    const bool word = type == Lexer::NAME || is_word(type);
    const bool after_number = last_ == Lexer::NUMBER || last_ == Lexer::SCALE;
    const bool unit = word && ((after_number && !follows_numbers(type)) ||
                               (last_ == Lexer::AS && !is_reserved(type) && !imports()));
    if (!unit && type != Lexer::PERCENT) return false;
    const bool grew = glue_unit(current, unit);
    if (unit || grew) current.setType(Lexer::UNIT_REF);
    return true;
  }

  /// `kt`, then `/year`, `.EUR`, `@2025`, as far as they touch.
  bool glue_unit(Token& current, bool named) {
    const std::size_t first = at_;
    std::string text = current.getText();
    while (at_ + 2 < raw_.size() && touch(*last_of_unit(current, first), *raw_[at_ + 1]) &&
           touch(*raw_[at_ + 1], *raw_[at_ + 2])) {
      const std::size_t sign = raw_[at_ + 1]->getType();
      const antlr4::Token& part = *raw_[at_ + 2];
      const bool word = part.getType() == Lexer::NAME || is_word(part.getType()) ||
                        part.getType() == Lexer::SCALE;
      const bool per = sign == Lexer::SLASH && word;
      const bool prefix = sign == Lexer::DOT && word && named;
      const bool year = sign == Lexer::AT_SIGN && named && part.getType() == Lexer::NUMBER &&
                        part.getStopIndex() - part.getStartIndex() == 3;
      if (!per && !prefix && !year) break;
      text += raw_[at_ + 1]->getText() + part.getText();
      at_ += 2;
      named = true;  // `%/USD@2025`
    }
    if (at_ == first) return false;
    current.setText(text);
    current.setStopIndex(raw_[at_]->getStopIndex());
    std::swap(raw_[first], raw_[at_]);
    return true;
  }
  const antlr4::Token* last_of_unit(const Token& current, std::size_t first) const {
    return at_ == first ? &current : raw_[at_].get();
  }

  /// A text block that is never closed ends before the next statement.
  void take_prose() {
    const std::size_t first = at_;
    while (at_ + 2 < raw_.size()) {
      const antlr4::Token& following = *raw_[at_ + 1];
      if (ends_unclosed_prose(following.getType()) && following.getCharPositionInLine() == 0) break;
      ++at_;
    }
    if (at_ > first && raw_[at_]->getType() == Lexer::NEWLINE) --at_;
    std::swap(raw_[first], raw_[at_]);
  }

  void track_brackets(std::size_t type) {
    if (type == Lexer::OPEN_PAREN) open_.push_back(Bracket::round);
    if (type == Lexer::OPEN_BRACKET) open_.push_back(Bracket::square);
    if (type == Lexer::OPEN_BRACE) open_.push_back(opens_set() ? Bracket::set : Bracket::block);
    if (type == Lexer::CLOSE_PAREN) close(Bracket::round);
    if (type == Lexer::CLOSE_BRACKET) close(Bracket::square);
    if (type == Lexer::CLOSE_BRACE) {
      while (!open_.empty() && open_.back() <= Bracket::square) open_.pop_back();
      if (!open_.empty()) open_.pop_back();
    }
  }
  void close(Bracket bracket) {
    if (!open_.empty() && open_.back() == bracket) open_.pop_back();
  }
  /// A brace opens a set where a value is due, and else a block.
  bool opens_set() const {
    if (last_ == Lexer::WITH || (last_ == Lexer::OPEN_BRACE && !in_brackets())) return false;
    return leaves_open(last_) || last_ == Lexer::SHOW || last_ == Lexer::CHART ||
           last_ == Lexer::MEMBERS || last_ == Lexer::ASSERT || last_ == Lexer::EXPECT;
  }

  Tokens raw_;
  const Places& places_;
  SyntaxErrors& errors_;
  Tokens result_;
  std::size_t at_ = 0;
  std::unique_ptr<antlr4::Token> newline_;  ///< the first one since the last token
  std::vector<Bracket> open_;
  std::size_t last_ = 0;  ///< type of the last token; 0 at the beginning
  bool ends_open_ = false;
  std::size_t clause_word_ = 0;  ///< type of the first token of this clause
};

}  // namespace

LaidOut lay_out(Tokens raw, const Places& places, SyntaxErrors& errors) {
  return Layout(std::move(raw), places, errors).run();
}

}  // namespace entente::syntax
