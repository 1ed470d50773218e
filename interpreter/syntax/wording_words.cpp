// Words: misspelt, missing, reserved, or without the comma between them.
#include <algorithm>

#include "support/suggest.h"
#include "syntax/mistake.h"

namespace entente::syntax {
namespace {

constexpr Kind<std::string> unknown_word{"E0103", Severity::error, "unknown word `{}`"};
constexpr Kind<std::string, std::string> no_comma{"E0104", Severity::error,
                                                  "missing comma between `{}` and `{}`"};
constexpr Kind<std::string> no_of{"E0134", Severity::error, "missing `of` before `{}`"};
constexpr Kind<> and_in_list{"E0135", Severity::error, "a list is separated by commas"};
constexpr Kind<> comma_at_end{"E0136", Severity::error, "a comma with nothing after it"};
constexpr Kind<std::string> reserved_word{"E0105", Severity::error, "`{}` is a reserved word"};
constexpr Kind<> no_disposal{"E0117", Severity::error,
                             "say what becomes of the goods that are not exported"};
constexpr Kind<> clauses_on_one_line{"E0108", Severity::error, "two clauses on one line"};
constexpr Kind<std::string, std::string_view> clause_alone{"E0142", Severity::error,
                                                           "`{}` belongs in the braces of {}"};
constexpr Kind<> statements_on_one_line{"E0133", Severity::error, "two statements on one line"};

std::vector<std::string> words_from(std::size_t first, std::size_t last) {
  std::vector<std::string> result;
  for (std::size_t type = first; type <= last; ++type) result.push_back(spelling(type));
  return result;
}

/// What a line may begin with whose first word was taken for the subject of a fact or of a clause.
std::vector<std::string> first_words(const Mistake& mistake) {
  if (!mistake.within(Parser::RuleShockBlock)) return words_from(Lexer::EDITION, Lexer::WHAT);
  std::vector<std::string> result = words_from(Lexer::CLOSES, Lexer::RECOVERS);
  result.push_back("from");
  result.push_back("until");
  return result;
}

/// The legal word that was probably meant here.
std::optional<std::string> meant_here(const Mistake& mistake) {
  if (!mistake.at_word()) return std::nullopt;
  const std::optional<std::string> word = nearest(mistake.text(), mistake.expected.words());
  return word == mistake.text() ? std::nullopt : word;
}

bool differs_in_case_only(const std::string& seen, const std::string& meant) {
  const auto same = [](char a, char b) { return a == b || a + ('a' - 'A') == b; };
  return std::equal(seen.begin(), seen.end(), meant.begin(), meant.end(), same);
}

void report_misspelt(SyntaxErrors& errors, Span span, const std::string& seen,
                     const std::string& meant) {
  auto details = errors.report(span, unknown_word, seen);
  if (differs_in_case_only(seen, meant)) {
    details.here("the words of the language are written in small letters")
        .mend(span, meant, "write `" + meant + "`");
  } else {
    details.here("did you mean `" + meant + "`?").propose(span, meant, "write `" + meant + "`");
  }
}

bool takes_list(std::size_t clause_word) {
  return clause_word == Lexer::MEMBERS || clause_word == Lexer::RUN ||
         clause_word == Lexer::COMPARE || clause_word == Lexer::NO || clause_word == Lexer::SHARE ||
         clause_word == Lexer::CLOSES;
}

}  // namespace

bool clause_outside_block(const Mistake& mistake, SyntaxErrors& errors) {
  if (!is_clause_word(mistake.type()) || mistake.rule != Parser::RuleScript) return false;
  if (&mistake.first_of_clause() != &mistake.here) return false;
  const std::string_view block = mistake.type() <= Lexer::BUILD      ? "an agreement"
                                 : mistake.type() <= Lexer::RECOVERS ? "a shock"
                                                                     : "a report";
  errors.report(mistake.span(), clause_alone, mistake.text(), block)
      .here("a fact or a statement is expected here");
  return true;
}

bool missing_of(const Mistake& mistake, SyntaxErrors& errors) {
  const bool due = mistake.expected.has(Lexer::OF) && !mistake.expected.value;
  if (due && mistake.previous_is(Lexer::UNIT_REF) && mistake.at_end()) {
    const antlr4::Token& unit = *mistake.previous;
    const Span place = mistake.span(unit);
    errors.report(place, no_of, unit.getText())
        .here("taken for the unit of the number before it")
        .propose({place.source, place.begin, place.begin}, "of ", "insert `of`");
    return true;
  }
  if (!due || !mistake.is(Lexer::NAME) || mistake.previous_is(Lexer::NAME)) return false;
  // A word for `of` would have its name after it: `tin` at the end is no misspelt `in`.
  const bool misspelt = mistake.next_is(Lexer::NAME) && meant_here(mistake);
  if (mistake.text() == "per" || misspelt) return false;
  errors.report(mistake.span(), no_of, mistake.text())
      .here("expected `of` before this")
      .propose(mistake.gap(), " of", "insert `of`");
  return true;
}

bool missing_comma(const Mistake& mistake, SyntaxErrors& errors) {
  if (!mistake.is(Lexer::NAME) || !mistake.previous || !may_name(mistake.previous->getType())) {
    return false;
  }
  const bool listing = mistake.expected.has(Lexer::COMMA) ||
                       takes_list(mistake.first_of_clause().getType()) ||
                       mistake.within(Parser::RuleArguments);
  if (!listing || mistake.text() == "per" || meant_here(mistake)) return false;
  errors.report(mistake.span(), no_comma, mistake.previous->getText(), mistake.text())
      .here("expected `,` before this")
      .mend(mistake.gap(), ",", "insert `,`");
  return true;
}

bool misspelt_word(const Mistake& mistake, SyntaxErrors& errors) {
  if (const std::optional<std::string> meant = meant_here(mistake)) {
    report_misspelt(errors, mistake.span(), mistake.text(), *meant);
    return true;
  }
  if (!mistake.previous_is(Lexer::NAME)) return false;
  if (&mistake.first_of_clause() != mistake.previous && !mistake.at_end()) return false;
  const antlr4::Token* before = mistake.left_of(*mistake.previous);
  const bool first = !before || before->getType() == Lexer::NEWLINE ||
                     before->getType() == Lexer::SEMICOLON ||
                     before->getType() == Lexer::OPEN_BRACE;
  if (!first) return false;
  const std::string seen = mistake.previous->getText();
  const std::optional<std::string> meant = nearest(seen, first_words(mistake));
  if (!meant) return false;
  report_misspelt(errors, mistake.span(*mistake.previous), seen, *meant);
  return true;
}

bool and_for_comma(const Mistake& mistake, SyntaxErrors& errors) {
  if (!mistake.is(Lexer::AND) || !mistake.previous || !may_name(mistake.previous->getType())) {
    return false;
  }
  if (!mistake.expected.has(Lexer::COMMA) && !takes_list(mistake.first_of_clause().getType())) {
    return false;
  }
  errors.report(mistake.span(), and_in_list)
      .here("expected `,`")
      .mend({mistake.span().source, mistake.gap().begin, mistake.span().end}, ",", "write `,`");
  return true;
}

bool missing_disposal(const Mistake& mistake, SyntaxErrors& errors) {
  if (!mistake.expected.has(Lexer::KEEPING)) return false;
  const Span end = mistake.gap();
  errors.report(mistake.span(), no_disposal)
      .here("expected `keeping it`, `selling it elsewhere` or `cutting output`")
      .note("there is no default: each has another effect on the others")
      .propose(end, ", keeping it", "the exporter stores what it does not sell")
      .propose(end, ", selling it elsewhere", "others get it")
      .propose(end, ", cutting output", "it is not produced");
  return true;
}

bool two_clauses(const Mistake& mistake, SyntaxErrors& errors) {
  if (!mistake.expected.has(Lexer::NEWLINE)) return false;
  const std::size_t type = mistake.type();
  const bool clause = mistake.expected.has(Lexer::CLOSE_BRACE) &&
                      (type == Lexer::FROM || type == Lexer::UNTIL || is_clause_word(type));
  if (clause) {
    errors.report(mistake.span(), clauses_on_one_line)
        .here("expected `;` or a new line before this")
        .mend(mistake.gap(), ";", "insert `;`");
    return true;
  }
  if (!is_statement_word(type) || mistake.rule != Parser::RuleScript) return false;
  errors.report(mistake.span(), statements_on_one_line)
      .here("expected a new line before this")
      .propose(mistake.gap(), "\n", "begin a new line");
  return true;
}

bool trailing_comma(const Mistake& mistake, SyntaxErrors& errors) {
  if (!mistake.previous_is(Lexer::COMMA)) return false;
  if (!mistake.at_end() && !mistake.is(Lexer::SEMICOLON) && !is_closer(mistake.type())) {
    return false;
  }
  errors.report(mistake.span(*mistake.previous), comma_at_end)
      .here("expected a name after it")
      .propose(mistake.span(*mistake.previous), "", "remove `,`");
  return true;
}

bool reserved_name(const Mistake& mistake, SyntaxErrors& errors) {
  const bool name_due = mistake.expected.name && !mistake.expected.value;
  if (!is_reserved(mistake.type()) || !name_due || mistake.rule == Parser::RuleScript) return false;
  const std::string quoted = "`" + mistake.text() + "`";
  errors.report(mistake.span(), reserved_word, mistake.text())
      .here("a name is expected here")
      .propose(mistake.span(), quoted, "write the name in back-quotes");
  return true;
}

}  // namespace entente::syntax
