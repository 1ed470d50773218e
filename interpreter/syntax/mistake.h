// One place where the parser cannot go on, and what lies around it. Recognisers look at it and word
// the report.
#pragma once

#include "syntax/expected.h"
#include "syntax/syntax_errors.h"

namespace entente::syntax {

class Mistake {
 public:
  /// `late` where a statement begins inside a block: the brace that opened the block.
  Mistake(Parser& parser, antlr4::Token& here, const Places& places, antlr4::Token* late,
          const std::vector<ParserPlace>& passed);

  antlr4::Token& here;
  antlr4::Token* previous;  ///< the visible tokens around it, or null
  antlr4::Token* next;
  Expected expected;
  std::size_t rule;  ///< the rule of the grammar that the parser is in
  antlr4::Token* late;

  std::size_t type() const { return here.getType(); }
  bool is(std::size_t type) const { return here.getType() == type; }
  bool previous_is(std::size_t type) const { return previous && previous->getType() == type; }
  bool next_is(std::size_t type) const { return next && next->getType() == type; }
  bool at_end() const { return is(antlr4::Token::EOF) || is(Lexer::NEWLINE); }
  /// A name or a word of the language.
  bool at_word() const { return is(Lexer::NAME) || is_word(type()); }
  bool touches_previous() const { return previous && touch(*previous, here); }
  bool touches_next() const { return next && touch(here, *next); }
  bool within(std::size_t rule) const;

  std::string text() const { return here.getText(); }
  Span span() const { return span_of(here, places_); }
  Span span(const antlr4::Token& token) const { return span_of(token, places_); }
  Span span(const antlr4::Token& first, const antlr4::Token& last) const;
  /// Between the previous token and this one, where something is missing.
  Span gap() const;

  antlr4::Token* left_of(const antlr4::Token& token) const;
  /// The token `offset` visible tokens from here: 1 is the next one.
  antlr4::Token* right(std::size_t offset) const;
  /// The first token of the statement or clause that this one is in.
  antlr4::Token& first_of_clause() const;
  antlr4::TokenStream& stream() const { return stream_; }

 private:
  antlr4::ParserRuleContext* context_;
  antlr4::TokenStream& stream_;
  const Places& places_;
};

inline constexpr Kind<std::string> unclosed_bracket{"E0102", Severity::error,
                                                    "`{}` is never closed"};

/// Says what is wrong there.
void report_mistake(const Mistake& mistake, SyntaxErrors& errors);

/// True where it knew the mistake, and has reported it. The order in which they are asked is in
/// wording.cpp.
using Recogniser = bool(const Mistake& mistake, SyntaxErrors& errors);

// wording_texts.cpp
Recogniser late_statement, unclosed_text, unknown_character;
// wording_numbers.cpp
Recogniser grouped_digits, misplaced_point, date_in_words, date_as_number;
// wording_signs.cpp
Recogniser foreign_operator, single_equals, to_in_period, minus_for_range, per_word;
// wording_words.cpp
Recogniser clause_outside_block, missing_of, missing_comma, misspelt_word, and_for_comma,
    missing_disposal, two_clauses, trailing_comma, reserved_name;
// wording_brackets.cpp
Recogniser stray_row, stray_closer, unclosed_pair, unclosed_row;

}  // namespace entente::syntax
