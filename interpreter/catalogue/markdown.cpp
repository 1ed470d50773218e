// Pages of the catalogue as Markdown: one for `entente explain`, all of them for docs/errors.md.
#include <fmt/format.h>

#include "catalogue/catalogue.h"

namespace entente::catalogue {

namespace {

struct Chapter {
  std::string_view codes;  ///< how the codes of the chapter begin
  std::string_view heading;
};

constexpr Chapter chapters[] = {
    {"A0", "Assertions"},
    {"E01", "Text and syntax"},
    {"E02", "Names and calls"},
    {"E03", "Units, dimensions, values"},
    {"E04", "Facts, tables and the balance"},
    {"E05", "Time, shocks, agreements, engine"},
    {"E06", "Scenarios and modules"},
    {"E07", "Tests and comparisons"},
    {"E09", "Limits"},
    {"W08", "Warnings"},
};

std::string block(std::string_view lead, std::string_view text) {
  if (text.empty()) return "";
  std::string fence = "```";
  while (text.find(fence) != std::string_view::npos) fence += '`';
  return fmt::format("\n{}\n\n{}text\n{}{}{}\n", lead, fence, text,
                     text.ends_with('\n') ? "" : "\n", fence);
}

}  // namespace

std::string render_markdown(const Page& page, std::size_t level) {
  return fmt::format("{} {}: {}\n\n{}{}", std::string(level, '#'), page.code, page.title,
                     page.explanation, page.explanation.ends_with('\n') ? "" : "\n") +
         block("A script that gives it:", page.bad) + block("It says:", page.message()) +
         block("Mended:", page.good);
}

std::string render_markdown(const std::vector<Page>& pages) {
  std::string text =
      "# Diagnostics, one by one\n\n"
      "A page for every code: why, a script that gives it, what is said of it, and the script "
      "mended.\n`entente explain E0301` prints one of them. This document is made from "
      "`tests/diagnostics`,\nwhere every script is run by the tests.\n";
  for (const Chapter& chapter : chapters) {
    bool begun = false;
    for (const Page& page : pages) {
      if (!page.code.starts_with(chapter.codes)) continue;
      if (!begun) text += fmt::format("\n## {}\n", chapter.heading);
      begun = true;
      text += "\n" + render_markdown(page, 3);
    }
  }
  return text;
}

}  // namespace entente::catalogue
