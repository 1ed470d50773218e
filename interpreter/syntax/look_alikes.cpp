#include "syntax/look_alikes.h"

#include <array>

namespace entente::syntax {
namespace {

constexpr Kind<> typographic_quotes{"E0107", Severity::error,
                                    "a text stands between straight double quotes"};
constexpr Kind<std::string> foreign_digits{"E0118", Severity::error,
                                           "a number is written with the digits 0 to 9: `{}`"};
constexpr Kind<> slash_comment{"E0119", Severity::error, "a comment begins with `#`"};
constexpr Kind<std::string_view> look_alike_sign{"E0125", Severity::error,
                                                 "this looks like `{}` but is another character"};

struct Sign {
  std::string_view seen;
  std::size_t type;
  std::string_view meant;
};

constexpr std::array signs{
    Sign{"，", Lexer::COMMA, ","},        Sign{"、", Lexer::COMMA, ","},
    Sign{"،", Lexer::COMMA, ","},         Sign{"；", Lexer::SEMICOLON, ";"},
    Sign{"؛", Lexer::SEMICOLON, ";"},     Sign{"：", Lexer::COLON, ":"},
    Sign{"（", Lexer::OPEN_PAREN, "("},   Sign{"）", Lexer::CLOSE_PAREN, ")"},
    Sign{"［", Lexer::OPEN_BRACKET, "["}, Sign{"］", Lexer::CLOSE_BRACKET, "]"},
    Sign{"｛", Lexer::OPEN_BRACE, "{"},   Sign{"｝", Lexer::CLOSE_BRACE, "}"},
    Sign{"＝", Lexer::EQUALS, "="},       Sign{"＋", Lexer::PLUS, "+"},
    Sign{"％", Lexer::PERCENT, "%"},      Sign{"٪", Lexer::PERCENT, "%"},
    Sign{"｜", Lexer::BAR, "|"},          Sign{"～", Lexer::TILDE, "~"},
    Sign{"＠", Lexer::AT_SIGN, "@"},      Sign{"／", Lexer::SLASH, "/"},
    Sign{"＊", Lexer::TIMES, "*"},        Sign{"＜", Lexer::LESS, "<"},
    Sign{"＞", Lexer::GREATER, ">"},
};

/// The decimal digits of other scripts come in blocks of ten.
std::string with_ascii_digits(const std::string& text) {
  std::string result;
  for (const char32_t c : antlrcpp::utf8_to_utf32(text.data(), text.data() + text.size())) {
    char32_t digit = c;
    for (const char32_t zero : {U'٠', U'۰', U'०', U'০', U'０'}) {
      if (c >= zero && c <= zero + 9) digit = U'0' + (c - zero);
    }
    if (c == U'٫') digit = U'.';
    result += static_cast<char>(digit);
  }
  return result;
}

/// Without its first and last character, which are quotes of some kind.
std::string between_quotes(const std::string& text) {
  const std::u32string characters = antlrcpp::utf8_to_utf32(text.data(), text.data() + text.size());
  return antlrcpp::utf32_to_utf8(characters.substr(1, characters.size() - 2));
}

}  // namespace

bool mend_look_alike(Token& token, const Places& places, SyntaxErrors& errors) {
  const std::size_t type = token.getType();
  if (type < Lexer::TYPOGRAPHIC_STRING || type > Lexer::SLASH_COMMENT) return true;
  const Span span = span_of(token, places);
  const std::string text = token.getText();
  if (type == Lexer::SLASH_COMMENT) {
    errors.report(span, slash_comment).mend(span, "#" + text.substr(2), "write `#`");
    return false;
  }
  if (type == Lexer::TYPOGRAPHIC_STRING) {
    const std::string straight = "\"" + between_quotes(text) + "\"";
    errors.report(span, typographic_quotes)
        .here("typographic or single quotes")
        .mend(span, straight, "write `" + straight + "`");
    token.setType(Lexer::STRING);
    token.setText(straight);
    return true;
  }
  if (type == Lexer::FOREIGN_NUMBER || type == Lexer::FOREIGN_DATE) {
    const std::string ascii = with_ascii_digits(text);
    errors.report(span, foreign_digits, ascii)
        .here("digits of another script")
        .mend(span, ascii, "write `" + ascii + "`");
    token.setType(type == Lexer::FOREIGN_DATE ? Lexer::DATE : Lexer::NUMBER);
    token.setText(ascii);
    return true;
  }
  for (const Sign& sign : signs) {
    if (sign.seen != text) continue;
    const std::string meant(sign.meant);
    errors.report(span, look_alike_sign, sign.meant)
        .here("pasted from another keyboard or document?")
        .mend(span, meant, "write `" + meant + "`");
    token.setType(sign.type);
    return true;
  }
  errors.report(span, dash_for_range).here("a dash").mend(span, " to ", "write `to`");
  token.setType(Lexer::TO);
  return true;
}

}  // namespace entente::syntax
