#include "cli/explain_code.h"

#include <unistd.h>

#include <algorithm>
#include <cctype>

#include "catalogue/catalogue.h"
#include "cli/output.h"
#include "report/layout.h"
#include "support/suggest.h"

namespace entente {

namespace {

std::string block(std::string_view lead, std::string_view text, const TextStyle& style) {
  if (text.empty()) return "";
  std::string result = "\n" + style.paint(Paint::strong, lead) + "\n\n";
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) result.append("    ").append(text.substr(0, end));
    result += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

std::string render_text(const catalogue::Page& page, const TextStyle& style) {
  return style.paint(Paint::strong, page.code + ": " + page.title) + "\n\n" +
         paragraph(flowing(page.explanation)) + block("A script that gives it", page.bad, style) +
         block("It says", page.message(), style) + block("Mended", page.good, style);
}

ExitCode fail_unknown(const std::string& code) {
  std::string wanted = code;
  wanted[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(wanted[0])));
  std::vector<std::string> known;
  for (const catalogue::Page& page : catalogue::pages()) known.push_back(page.code);
  const auto suggestion = nearest(wanted, known);
  tell("entente: no diagnostic has the code `" + code + "`" +
       (suggestion ? "; did you mean `" + *suggestion + "`?" : "") + "\n");
  return ExitCode::wrong_usage;
}

}  // namespace

bool looks_like_code(const std::string& word) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return word.size() > 1 && std::isalpha(static_cast<unsigned char>(word[0])) != 0 &&
         std::all_of(word.begin() + 1, word.end(), is_digit);
}

ExitCode explain_code(const std::string& code, PageFormat format, Colour colour) {
  const catalogue::Page* page = catalogue::find_page(code);
  if (page == nullptr) return fail_unknown(code);
  switch (format) {
    case PageFormat::markdown:
      return deliver(catalogue::render_markdown(*page), "", ExitCode::well);
    case PageFormat::text:
      break;
  }
  return deliver(render_text(*page, style_for(colour, STDOUT_FILENO)), "", ExitCode::well);
}

}  // namespace entente
