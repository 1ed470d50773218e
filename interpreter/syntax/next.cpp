#include "syntax/next.h"

#include <algorithm>

#include "syntax/layout.h"
#include "syntax/name_kinds.h"
#include "syntax/reading.h"
#include "syntax/text_guard.h"
#include "syntax/typed_word.h"

namespace entente::syntax {
namespace {

/// What the parser expected at the cursor, where a token stands that fits nowhere.
struct Seen {
  Expected expected;
  std::optional<OpenCall> call;
  std::vector<std::string> bound;
  std::string module;
};

/// Says nothing of mistakes; takes down what was expected at the cursor.
class CursorStrategy : public ErrorStrategy {
 public:
  CursorStrategy(const Places& places, SyntaxErrors& errors, const antlr4::Token* cursor)
      : ErrorStrategy(places, errors), cursor_(cursor) {}

  const std::optional<Seen>& seen() const { return seen_; }

 protected:
  void report(antlr4::Parser& parser, antlr4::Token& here) override {
    if (&here == cursor_ && parser.getCurrentToken() == cursor_ && !seen_) {
      antlr4::ParserRuleContext* context = parser.getContext();
      seen_ = {all_expected_at(static_cast<Parser&>(parser), passed(here)), open_call(context),
               bound_names(context), used_module(context)};
    }
    beginErrorCondition(&parser);
  }

 private:
  const antlr4::Token* cursor_;
  std::optional<Seen> seen_;
};

/// How the end of the text is taken.
enum class Ending {
  as_it_is,
  line_goes_on,  ///< the last newline ends nothing
  towards        ///< the last `to` is that of `to members`
};

/// Puts a token at the end that fits nowhere.
const antlr4::Token* mark_end(Tokens& raw, Ending ending) {
  const auto is = [&](std::size_t type) {
    return raw.size() > 1 && raw[raw.size() - 2]->getType() == type;
  };
  while (ending == Ending::line_goes_on && is(Lexer::NEWLINE)) raw.erase(raw.end() - 2);
  if (ending == Ending::towards && is(Lexer::TO))
    static_cast<Token&>(*raw[raw.size() - 2]).setType(Lexer::TOWARDS);
  const antlr4::Token& end = *raw.back();
  auto cursor = std::make_unique<Token>(Lexer::UNKNOWN_CHARACTER, "");
  cursor->setStartIndex(end.getStartIndex());
  cursor->setStopIndex(end.getStartIndex());
  cursor->setLine(end.getLine());
  cursor->setCharPositionInLine(end.getCharPositionInLine());
  const antlr4::Token* result = cursor.get();
  raw.insert(raw.end() - 1, std::move(cursor));
  return result;
}

/// Of a text without the word that is being typed: all that is expected next.
class Ahead {
 public:
  Ahead(std::string_view text, Input input) : text_(text) {
    look_both(input, Ending::as_it_is);
    const std::size_t last = text_.find_last_not_of(" \t");
    if (last != text_.npos && text_[last] == '\n') look_both(input, Ending::line_goes_on);
    if (last != text_.npos && text_.substr(0, last + 1).ends_with("to"))
      look_both(input, Ending::towards);
  }

  bool has(std::size_t token) const { return tokens_.count(token) > 0; }
  bool offers(NameKind kind) const {
    return std::find(names_.begin(), names_.end(), kind) != names_.end();
  }
  /// An expression in braces is expected within this text.
  bool offers_prose() const { return text_kinds_ == std::vector{NameKind::value}; }
  bool offers_file() const { return text_kinds_ == std::vector{NameKind::file}; }

  void fill(Next& next) const {
    next.understood = seen_;
    next.words = words();
    next.names = names_;
    next.block = has(Lexer::OPEN_BRACE);
    next.call = call_;
    next.bound = bound_;
    next.module = module_;
  }

 private:
  void look_both(Input input, Ending ending) {
    const bool statement =
        input == Input::statement_or_value && look(&Parser::script, ending) && has_statement_word_;
    if (!statement) look(&Parser::embedded, ending);
  }

  /// True where the text has no mistake before the cursor.
  template <typename Rule>
  bool look(Rule rule, Ending ending) {
    Sources sources;
    Diagnostics diagnostics;
    SyntaxErrors errors(sources, diagnostics);
    const SourceId source = sources.add("", std::string(text_));
    const antlr4::Token* cursor = nullptr;
    Reading reading({source, 0, static_cast<std::uint32_t>(text_.size())}, sources, errors,
                    [&](Tokens& raw) { cursor = mark_end(raw, ending); });
    const auto strategy = std::make_shared<CursorStrategy>(reading.places(), errors, cursor);
    reading.handle_errors(strategy);
    has_statement_word_ = is_statement_word(reading.tokens().LA(1));
    reading.parse(rule);
    if (strategy->seen()) take(*strategy->seen(), ending);
    return strategy->seen().has_value();
  }

  void take(const Seen& seen, Ending ending) {
    seen_ = true;
    if (!call_) call_ = seen.call;
    if (bound_.empty()) bound_ = seen.bound;
    if (module_.empty()) module_ = seen.module;
    if (ending == Ending::line_goes_on) {
      for (const std::size_t type : seen.expected.tokens) {
        if (carries_on(type)) tokens_.insert(type);
      }
      return;
    }
    tokens_.insert(seen.expected.tokens.begin(), seen.expected.tokens.end());
    if (seen.expected.has(Lexer::UNIT_REF)) add_kind(names_, NameKind::unit);
    for (const Opening::For what : {Opening::For::name, Opening::For::value, Opening::For::text}) {
      for (const Opening& opening : seen.expected.openings) {
        if (opening.what != what) continue;
        std::vector<NameKind>& kinds = what == Opening::For::text ? text_kinds_ : names_;
        for (const NameKind kind : kinds_of(opening)) add_kind(kinds, kind);
        if (!word_for_all(opening).empty()) word_for_all_ = word_for_all(opening);
      }
    }
  }
  static void add_kind(std::vector<NameKind>& kinds, NameKind kind) {
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
  }

  std::vector<std::string> words() const {
    Expected expected{tokens_, false, false, {}};
    if (offers(NameKind::value))
      expected.tokens.insert({Lexer::NOT, Lexer::IF, Lexer::TRUE, Lexer::FALSE});
    std::vector<std::string> result = expected.words();
    if (!word_for_all_.empty()) result.emplace_back(word_for_all_);
    if (has(Lexer::SCALE))
      result.insert(result.end(), {"thousand", "million", "billion", "trillion"});
    return result;
  }

  std::string_view text_;
  bool seen_ = false;
  bool has_statement_word_ = false;  ///< at its beginning, where it hardly is a name
  std::set<std::size_t> tokens_;
  std::vector<NameKind> names_;
  std::vector<NameKind> text_kinds_;
  std::string_view word_for_all_;
  std::optional<OpenCall> call_;
  std::vector<std::string> bound_;
  std::string module_;
};

bool is_readable(std::string_view text) {
  return text.size() <= max_line_bytes && find_invalid_utf8(text) == std::string_view::npos;
}

/// Where an expression begins that is not closed; sets within it have braces of their own.
std::size_t open_brace(std::string_view prose) {
  std::size_t result = prose.npos;
  std::size_t depth = 0;
  for (std::size_t i = 0; i < prose.size(); ++i) {
    if (prose[i] == '\\') {
      ++i;
      continue;
    }
    if (prose[i] == '{' && depth++ == 0) result = i;
    if (prose[i] == '}' && depth > 0) --depth;
  }
  return depth > 0 ? result : prose.npos;
}

Next next_in_text(std::string_view text, std::size_t begin, Input input) {
  Next next;
  next.begin = text.size();
  const Ahead ahead(text.substr(0, begin - 1), input);
  if (ahead.offers_file()) {
    next.begin = begin;
    next.names = {NameKind::file};
    next.understood = true;
  } else if (ahead.offers_prose()) {
    const std::size_t brace = open_brace(text.substr(begin));
    if (brace == text.npos) return next;
    const std::size_t offset = begin + brace + 1;
    next = next_after(text.substr(offset), Input::value);
    next.begin += offset;
  }
  return next;
}

}  // namespace

bool Next::has(NameKind kind) const {
  return std::find(names.begin(), names.end(), kind) != names.end();
}

Next next_after(std::string_view text, Input input) {
  Next next;
  next.begin = text.size();
  if (!is_readable(text)) return next;
  const TypedWord typed = typed_word(text);
  if (typed.in == TypedWord::In::nowhere) return next;
  if (typed.in == TypedWord::In::text) return next_in_text(text, typed.begin, input);
  next.begin = typed.chain;
  const Ahead unit(text.substr(0, typed.unit), input);
  if (unit.offers(NameKind::unit)) next.unit = text.substr(typed.unit);
  if (unit.offers(NameKind::unit) && typed.unit < typed.begin) {
    next.begin = typed.begin;
    next.names = {NameKind::unit};
    next.understood = true;
  } else if (typed.unit == typed.chain) {
    unit.fill(next);
  } else {
    Ahead(text.substr(0, typed.chain), input).fill(next);
  }
  return next;
}

}  // namespace entente::syntax
