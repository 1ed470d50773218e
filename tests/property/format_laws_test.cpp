// Laws of the formatter, over random scripts with random spaces and comments, and over every script
// of the project that parses: it changes no word and no comment, and what it wrote it leaves alone.
#include <cctype>
#include <filesystem>
#include <random>

#include "diagnostics/diagnostics.h"
#include "files.h"
#include "format/format.h"
#include "grammar/random_sentence.h"
#include "places.h"
#include "syntax/parser.h"

// Last, because its macro TEST would break the token of that name.
#include <gtest/gtest.h>

namespace entente {
namespace {

using grammar::EntenteLexer;

constexpr unsigned seed = 20'260'202;
constexpr int scripts_wanted = 10'000;

bool parses(const std::string& text) {
  Sources sources;
  Diagnostics diagnostics;
  parse(sources.add("a.ent", text), sources, diagnostics);
  return !diagnostics.has_errors();
}

void expect_laws(const std::string& text) {
  Sources sources;
  const SourceId source = sources.add("a.ent", text);
  const std::string once = format::format_script(source, sources);
  const SourceId second = sources.add("b.ent", once);
  ASSERT_TRUE(parses(once)) << text << "\nbecomes\n" << once;
  ASSERT_TRUE(format::same_words(source, second, sources)) << text << "\nbecomes\n" << once;
  ASSERT_EQ(format::format_script(second, sources), once) << "from\n" << text;
}

/// Writes sentences down, with spaces and comments as they come.
class Scribe {
 public:
  std::string write(const std::vector<std::size_t>& sentence) {
    std::string text;
    std::size_t last = EntenteLexer::NEWLINE;
    for (const std::size_t type : sentence) {
      if (type == EntenteLexer::NEWLINE) {
        text += draw(4) == 0 ? "  # " + std::string(draw(9), 'c') + "\n" : "\n";
        if (draw(6) == 0) text += "\n" + std::string(draw(5), ' ') + "# alone\n\n";
        text.append(draw(3), ' ');
        continue;
      }
      if (type == EntenteLexer::ROW && !text.empty() && text.back() != '\n') text += '\n';
      const std::string next =
          last == EntenteLexer::AT_SIGN && type == EntenteLexer::NUMBER ? "2025" : word(type);
      if (!text.empty() && text.back() != '\n')
        text.append(spaces(is_word(text.back()) && is_word(next.front())), ' ');
      text += next;
      last = type;
    }
    return text + "\n";
  }

 private:
  static bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
  }
  /// Words that grow together are other words and seldom parse; a sign needs no space.
  std::size_t spaces(bool between_words) {
    if (draw(8) == 0) return draw(7);
    return !between_words && draw(3) == 0 ? 0 : 1;
  }

  std::size_t draw(std::size_t choices) { return random_() % choices; }

  std::string word(std::size_t type) {
    static EntenteLexer* lexer = [] {
      static antlr4::ANTLRInputStream nothing;
      return new EntenteLexer(&nothing);
    }();
    switch (type) {
      case EntenteLexer::NAME:
        return std::array{"tin", "JP", "`two words`", "القصدير", "日本"}[draw(5)];
      case EntenteLexer::NUMBER:
        return std::array{"3", "4.5", "1_200", "2.5e6"}[draw(4)];
      case EntenteLexer::UNIT_REF:
        return std::array{"t", "kt/year", "GWh"}[draw(3)];
      case EntenteLexer::STRING:
        return std::array{"\"text\"", "\"\"", "\"نص # no\""}[draw(3)];
      case EntenteLexer::TEXT_BLOCK:
        return "\"\"\"prose\n  kept \"\"\"";
      case EntenteLexer::DATE:
        return "2026-03";
      case EntenteLexer::SCALE:
        return "million";
      case EntenteLexer::ROW:
        return "|";
      case EntenteLexer::TOWARDS:
        return "to";
      case EntenteLexer::UTILISATION:
        return "utilisation";
      case EntenteLexer::NOT_EQUAL:
        return "!=";
      case EntenteLexer::LESS_EQUAL:
        return "<=";
      case EntenteLexer::GREATER_EQUAL:
        return ">=";
      case EntenteLexer::MINUS:
        return "-";
      case EntenteLexer::TIMES:
        return "*";
      default:
        break;
    }
    std::string literal = lexer->getVocabulary().getLiteralName(type);
    return literal.size() > 2 ? literal.substr(1, literal.size() - 2) : "x";
  }

  std::mt19937 random_{seed};
};

TEST(FormatLaws, RandomScriptsKeepTheirWordsAndStayAsTheyAre) {
  grammar::RandomSentences sentences(seed);
  Scribe scribe;
  int tried = 0;
  for (int done = 0; done < scripts_wanted; ++tried) {
    const std::string text = scribe.write(sentences.next());
    if (!parses(text)) continue;  // some words mean another thing where they came to stand
    ++done;
    ASSERT_NO_FATAL_FAILURE(expect_laws(text));
  }
  RecordProperty("tried", tried);
}

TEST(FormatLaws, ScriptsOfTheProjectKeepTheirWordsAndStayAsTheyAre) {
  int found = 0;
  for (const char* folder : {"examples", "tests", "stdlib"}) {
    const auto files =
        std::filesystem::recursive_directory_iterator(test::project_folder() / folder);
    for (const auto& entry : files) {
      if (entry.path().extension() != ".ent") continue;
      const std::string text = test::text_of(entry.path());
      if (!parses(text)) continue;
      ++found;
      SCOPED_TRACE(entry.path());
      ASSERT_NO_FATAL_FAILURE(expect_laws(text));
    }
  }
  EXPECT_GT(found, 300);
}

}  // namespace
}  // namespace entente
