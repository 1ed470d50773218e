// A statement where a block is still open; texts that never end; characters that mean nothing.
#include <fmt/format.h>

#include <array>

#include "syntax/mistake.h"

namespace entente::syntax {
namespace {

constexpr Kind<> unclosed_string{"E0101", Severity::error, "this text never ends"};
constexpr Kind<> unclosed_text_block{"E0127", Severity::error, "this text block never ends"};
constexpr Kind<std::string> meaningless{"E0106", Severity::error, "`{}` means nothing in a script"};
constexpr Kind<> currency_sign{"E0115", Severity::error,
                               "a currency is a unit and stands after its amount"};

struct Currency {
  std::string_view sign;
  std::string_view unit;
};
constexpr std::array currencies{Currency{"$", "USD"}, Currency{"€", "EUR"}, Currency{"£", "GBP"},
                                Currency{"¥", "JPY"}};

}  // namespace

bool late_statement(const Mistake& mistake, SyntaxErrors& errors) {
  if (!mistake.late) return false;
  const bool fact = is_fact_verb(mistake.type()) && mistake.here.getCharPositionInLine() != 0;
  const Span statement = mistake.span(fact ? *mistake.previous : mistake.here);
  errors.report(mistake.span(*mistake.late), unclosed_bracket, "{")
      .here("opened here")
      .label(statement, "this statement begins inside it")
      .propose({statement.source, statement.begin, statement.begin}, "}\n", "close it before this");
  return true;
}

bool unclosed_text(const Mistake& mistake, SyntaxErrors& errors) {
  const Span end{mistake.span().source, mistake.span().end, mistake.span().end};
  if (mistake.is(Lexer::UNCLOSED_TEXT_BLOCK)) {
    errors.report(mistake.span(), unclosed_text_block)
        .here("no closing `\"\"\"` after this")
        .help("end the block with `\"\"\"`");
    return true;
  }
  if (!mistake.is(Lexer::UNCLOSED_STRING)) return false;
  if (mistake.text().find("”") != std::string::npos) {
    errors.report(mistake.span(), unclosed_string)
        .here("closed by a typographic quote")
        .help("replace `”` by `\"`");
  } else {
    errors.report(mistake.span(), unclosed_string)
        .here("no closing `\"` on this line")
        .propose(end, "\"", "close it");
  }
  return true;
}

bool unknown_character(const Mistake& mistake, SyntaxErrors& errors) {
  if (!mistake.is(Lexer::UNKNOWN_CHARACTER)) return false;
  const std::string text = mistake.text();
  if (text == "&" || text == "!") return false;  // foreign_operator
  for (const Currency& currency : currencies) {
    if (currency.sign != text) continue;
    const antlr4::Token* next = mistake.next;
    const bool amount = next != nullptr && next->getType() == Lexer::NUMBER;
    errors.report(mistake.span(), currency_sign)
        .here("currency sign")
        .help(fmt::format("write the amount and then the money as the script names it: `{0} {1}`, "
                          "`{0} M.{1}`",
                          amount ? next->getText() : "80", currency.unit));
    return true;
  }
  const bool control = text.size() == 1 && static_cast<unsigned char>(text[0]) < 0x20;
  const std::string name = control ? fmt::format("U+{:04X}", static_cast<unsigned>(text[0])) : text;
  errors.report(mistake.span(), meaningless, name)
      .here("this character")
      .propose(mistake.span(), "", "remove it");
  return true;
}

}  // namespace entente::syntax
