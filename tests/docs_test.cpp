// The documentation is run: every block of Entente in README.md and docs/ does what its page says
// of it.
//
//   ```entente                        a whole script, which ends with exit code 0
//   ```entente prelude                a part that the fragments of its page continue
//   ```entente fragment               is checked and run after the prelude, without errors
//   ```entente fails E0413            stops with errors of that code only; `fragment fails E0413`
//   after the prelude
//   ```text report                    lines that the report of the script above has, in this order;
//   `…` leaves some out
//   ```repl [FILE]                    a conversation, about a script below examples/: after `> `,
//   and `… ` for further lines, what is typed, and below it what is said, where `…` leaves lines
//   out
//   ```repl continued                 the same conversation
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <sstream>

#include "diagnostics/render_text.h"
#include "files.h"
#include "places.h"
#include "repl/repl.h"
#include "report/text.h"
#include "session/files.h"
#include "session/session.h"

namespace entente {
namespace {

const std::filesystem::path root = entente::test::project_folder();

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream stream(line);
  return {std::istream_iterator<std::string>(stream), {}};
}

struct Block {
  std::string place;               ///< docs/language.md:12
  std::vector<std::string> words;  ///< after the backquotes
  std::string text;
};

std::vector<Block> blocks_of(const std::filesystem::path& page) {
  std::vector<Block> blocks;
  bool inside = false;
  std::size_t number = 0;
  for (const std::string& line : lines_of(test::text_of(page))) {
    ++number;
    if (line.rfind("```", 0) != 0) {
      if (inside) blocks.back().text += line + "\n";
      continue;
    }
    inside = !inside;
    if (inside) {
      blocks.push_back(
          {std::filesystem::relative(page, root).string() + ":" + std::to_string(number),
           words_of(line.substr(3)), ""});
    }
  }
  EXPECT_FALSE(inside) << page << ": a block is never closed";
  return blocks;
}

std::vector<std::filesystem::path> pages() {
  std::vector<std::filesystem::path> result = {root / "README.md"};
  for (const auto& entry : std::filesystem::directory_iterator(root / "docs")) {
    // errors.md is made from tests/diagnostics, and tested there.
    if (entry.path().extension() == ".md" && entry.path().filename() != "errors.md")
      result.push_back(entry.path());
  }
  std::sort(result.begin(), result.end());
  return result;
}

bool has(const Block& block, const std::string& word) {
  return std::find(block.words.begin(), block.words.end(), word) != block.words.end();
}

void run_block(const Block& block, const std::string& prelude) {
  SCOPED_TRACE(block.place);
  Session session{SessionOptions{}};
  const Result result = session.run(block.place, prelude + block.text,
                                    reader_below((root / "examples" / "page.ent").string()));
  std::set<std::string> codes;
  std::string messages;
  for (const Diagnostic& diagnostic : session.diagnostics().all()) {
    if (diagnostic.severity != Severity::error) continue;
    codes.insert(std::string(diagnostic.code));
    messages += render_text(diagnostic, session.sources(), {}) + "\n";
  }
  if (const auto fails = std::find(block.words.begin(), block.words.end(), "fails");
      fails != block.words.end()) {
    EXPECT_EQ(codes, std::set<std::string>(fails + 1, block.words.end())) << messages;
    return;
  }
  ASSERT_TRUE(codes.empty()) << messages;
  EXPECT_FALSE(result.fault.has_value());
  EXPECT_TRUE(result.assertions_hold()) << render_text(*result.report, {});
}

void compare_report(const Block& block, const std::string& script) {
  SCOPED_TRACE(block.place);
  Session session{SessionOptions{}};
  const Result result =
      session.run("script.ent", script, reader_below((root / "examples" / "page.ent").string()));
  ASSERT_TRUE(result.report.has_value());
  const std::vector<std::string> report = lines_of(render_text(*result.report, {}));
  auto at = report.begin();
  for (const std::string& line : lines_of(block.text)) {
    if (line == "…" || line.empty()) continue;
    at = std::find(at, report.end(), line);
    ASSERT_NE(at, report.end()) << "the report does not say so any more, paste it anew: " << line;
  }
}

/// What is typed, and what the page says is said to it.
struct Exchange {
  std::string input;
  std::vector<std::string> answer;
};

std::vector<Exchange> exchanges_of(const Block& block) {
  std::vector<Exchange> exchanges;
  bool typing = false;
  for (const std::string& line : lines_of(block.text)) {
    if (line.starts_with("> ")) {
      exchanges.push_back({line.substr(2), {}});
      typing = true;
    } else if (typing && line.starts_with("… ")) {
      exchanges.back().input += "\n" + line.substr(std::string("… ").size());
    } else if (!exchanges.empty()) {
      typing = false;
      exchanges.back().answer.push_back(line);
    }
  }
  return exchanges;
}

/// Line by line, where `…` stands for any number of lines.
bool says(const std::vector<std::string>& told, const std::vector<std::string>& page) {
  std::size_t at = 0;
  bool skipping = false;
  for (const std::string& line : page) {
    if (line == "…") {
      skipping = true;
      continue;
    }
    while (skipping && at < told.size() && told[at] != line) ++at;
    if (at == told.size() || told[at] != line) return false;
    skipping = false;
    ++at;
  }
  return skipping || at == told.size();
}

void converse(const Block& block, std::optional<Repl>& repl) {
  SCOPED_TRACE(block.place);
  if (!has(block, "continued")) {
    repl.emplace(DeskOptions{});
    if (block.words.size() > 1) {
      // Paths in answers are those that a reader in the project's folder sees.
      std::filesystem::current_path(root);
      const Reply opened = repl->open("examples/" + block.words[1]);
      ASSERT_FALSE(opened.wrong) << opened.text;
    }
  }
  for (const Exchange& exchange : exchanges_of(block)) {
    const Reply reply = repl->answer(exchange.input);
    EXPECT_TRUE(says(lines_of(reply.text), exchange.answer)) << "> " << exchange.input << "\n"
                                                             << reply.text;
  }
}

TEST(Docs, BlocksDoWhatTheirPageSays) {
  for (const auto& page : pages()) {
    std::string prelude;
    std::string whole;
    std::optional<Repl> repl;
    for (const Block& block : blocks_of(page)) {
      if (block.words.empty()) continue;
      if (block.words.front() == "repl") converse(block, repl);
      if (block.words.front() == "text" && has(block, "report")) compare_report(block, whole);
      if (block.words.front() != "entente") continue;
      if (has(block, "prelude")) prelude = block.text;
      if (block.words.size() == 1) whole = block.text;
      run_block(block, has(block, "fragment") ? prelude : "");
    }
  }
}

/// The codes between quotes in our sources: "E0413".
std::set<std::string> codes_in(const std::string& text) {
  std::set<std::string> codes;
  for (std::size_t i = text.find('"'); i != std::string::npos && i + 6 < text.size();
       i = text.find('"', i + 1)) {
    const bool letter = text[i + 1] == 'A' || text[i + 1] == 'E' || text[i + 1] == 'W';
    const std::string digits = text.substr(i + 2, 4);
    if (letter && text[i + 6] == '"' && digits.find_first_not_of("0123456789") == std::string::npos)
      codes.insert(text.substr(i + 1, 5));
  }
  return codes;
}

TEST(Docs, LanguagePageListsEveryDiagnostic) {
  std::set<std::string> used;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root / "interpreter")) {
    if (entry.path().extension() == ".cpp" || entry.path().extension() == ".h")
      used.merge(codes_in(test::text_of(entry.path())));
  }
  std::set<std::string> listed;
  for (const std::string& line : lines_of(test::text_of(root / "docs" / "language.md"))) {
    if (line.starts_with("| `A0") || line.starts_with("| `E0") || line.starts_with("| `W0"))
      listed.insert(line.substr(3, 5));
  }
  const auto less = [](const std::set<std::string>& all, const std::set<std::string>& some) {
    std::vector<std::string> rest;
    std::set_difference(all.begin(), all.end(), some.begin(), some.end(), std::back_inserter(rest));
    return rest;
  };
  EXPECT_EQ(less(used, listed), std::vector<std::string>()) << "missing in docs/language.md";
  EXPECT_EQ(less(listed, used), std::vector<std::string>()) << "listed, but no diagnostic";
}

TEST(Docs, LinksLeadToFiles) {
  std::vector<std::filesystem::path> all = pages();
  all.push_back(root / "interpreter" / "README.md");
  for (const auto& page : all) {
    const std::string text = test::text_of(page);
    for (std::size_t i = text.find("]("); i != std::string::npos; i = text.find("](", i + 1)) {
      const std::string target = text.substr(i + 2, text.find_first_of(")#", i + 2) - i - 2);
      if (target.empty() || target.find("://") != std::string::npos) continue;
      EXPECT_TRUE(std::filesystem::exists(page.parent_path() / target))
          << page << " links to " << target;
    }
  }
}

}  // namespace
}  // namespace entente
