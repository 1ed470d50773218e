#include "syntax/text_literal.h"

#include <fmt/format.h>

namespace entente::syntax {
namespace {

constexpr Kind<std::string> unknown_escape{"E0151", Severity::error, "unknown escape `\\{}`"};
constexpr Kind<> open_expression{"E0152", Severity::error,
                                 "the expression in this text is never closed"};

constexpr std::string_view block_quotes = "\"\"\"";

struct Body {
  std::string_view text;
  std::size_t offset = 0;  ///< in the quoted text
  bool escapes = true;
};

Body body_of(std::string_view quoted) {
  if (!quoted.starts_with(block_quotes)) return {quoted.substr(1, quoted.size() - 2), 1, true};
  Body body{quoted.substr(3, quoted.size() - 6), 3, false};
  const std::size_t first = body.text.find_first_not_of("\r");
  if (first != std::string_view::npos && body.text[first] == '\n') {
    body.text.remove_prefix(first + 1);
    body.offset += first + 1;
  }
  if (body.text.ends_with('\n')) body.text.remove_suffix(1);
  if (body.text.ends_with('\r')) body.text.remove_suffix(1);
  return body;
}

/// `escaped` is what follows the backslash.
std::string resolve(char escaped, Span place, SyntaxErrors& errors) {
  switch (escaped) {
    case 'n':
      return "\n";
    case 't':
      return "\t";
    case '"':
    case '\\':
    case '{':
    case '}':
      return std::string(1, escaped);
    default:
      const bool ascii = static_cast<unsigned char>(escaped) < 0x80;
      errors.report(place, unknown_escape, ascii ? std::string(1, escaped) : "")
          .help("a text knows `\\\"`, `\\\\`, `\\n`, `\\t`, `\\{` and `\\}`");
      return std::string(1, escaped);
  }
}

/// The brace that closes the one at `open`; braces of sets count.
std::size_t closing_brace(std::string_view text, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    if (text[i] == '{') ++depth;
    if (text[i] == '}' && --depth == 0) return i;
  }
  return std::string_view::npos;
}

Span within(Span place, std::size_t begin, std::size_t end) {
  return {place.source, place.begin + static_cast<std::uint32_t>(begin),
          place.begin + static_cast<std::uint32_t>(end)};
}

}  // namespace

std::string unescape(std::string_view quoted, Span place, SyntaxErrors& errors) {
  const Body body = body_of(quoted);
  if (!body.escapes) return std::string(body.text);
  std::string result;
  for (std::size_t i = 0; i < body.text.size(); ++i) {
    if (body.text[i] != '\\' || i + 1 == body.text.size()) {
      result += body.text[i];
    } else {
      const std::size_t at = body.offset + i;
      result += resolve(body.text[++i], within(place, at, at + 2), errors);
    }
  }
  return result;
}

std::vector<TextPiece> pieces_of(std::string_view quoted, Span place, SyntaxErrors& errors) {
  const Body body = body_of(quoted);
  std::vector<TextPiece> pieces;
  std::string plain;
  const auto end_plain = [&] {
    if (!plain.empty()) pieces.push_back({std::move(plain), std::nullopt});
    plain.clear();
  };
  for (std::size_t i = 0; i < body.text.size(); ++i) {
    const std::size_t at = body.offset + i;
    if (body.escapes && body.text[i] == '\\' && i + 1 < body.text.size()) {
      plain += resolve(body.text[++i], within(place, at, at + 2), errors);
    } else if (body.text[i] == '{') {
      const std::size_t close = closing_brace(body.text, i);
      if (close == std::string_view::npos) {
        errors.report(within(place, at, at + 1), open_expression)
            .here("opened here")
            .help("close it with `}`; a brace that is meant as such is written `\\{`");
        break;
      }
      end_plain();
      pieces.push_back({"", within(place, at + 1, body.offset + close)});
      i = close;
    } else {
      plain += body.text[i];
    }
  }
  end_plain();
  return pieces;
}

}  // namespace entente::syntax
