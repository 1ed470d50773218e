// The grammar is LL(1): no sample and no random sentence makes the parser look twice. The random
// ones find what samples do not, because a sample proves only itself; they are made of tokens, so
// the samples test the layout rules.
#include <filesystem>

#include "diagnostics/diagnostics.h"
#include "files.h"
#include "grammar/exact_parse.h"
#include "grammar/random_sentence.h"
#include "places.h"
#include "syntax/layout.h"

// Last, because its macro TEST would break the token of that name.
#include <gtest/gtest.h>

namespace entente::grammar {
namespace {

constexpr unsigned seed = 20'260'101;
constexpr int random_sentences = 20'000;

std::vector<std::filesystem::path> scripts() {
  std::vector<std::filesystem::path> result;
  for (const auto& folder :
       {test::tests_folder() / "grammar", test::project_folder() / "examples"}) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.path().extension() == ".ent") result.push_back(entry.path());
    }
  }
  return result;
}

TEST(Ambiguity, NoScriptMakesTheParserLookTwice) {
  ASSERT_GE(scripts().size(), 3u);
  for (const std::filesystem::path& path : scripts()) {
    Sources sources;
    Diagnostics diagnostics;
    const SourceId source = sources.add(path.filename(), test::text_of(path));
    syntax::SyntaxErrors errors(sources, diagnostics);
    const syntax::Places places(source, 0, sources.text(source));
    antlr4::ANTLRInputStream characters(places.characters());
    EntenteLexer lexer(&characters);
    Tokens raw;
    do raw.push_back(lexer.nextToken());
    while (raw.back()->getType() != antlr4::Token::EOF);
    Findings findings;
    parse_exactly(syntax::lay_out(std::move(raw), places, errors).tokens, findings);
    EXPECT_TRUE(findings.clean()) << path << ": " << findings.first;
    EXPECT_TRUE(diagnostics.all().empty()) << path;
  }
}

Tokens as_tokens(const std::vector<std::size_t>& types) {
  Tokens tokens;
  for (const std::size_t type : types) {
    auto token = std::make_unique<antlr4::CommonToken>(type, "x");
    token->setLine(1);
    tokens.push_back(std::move(token));
  }
  tokens.push_back(std::make_unique<antlr4::CommonToken>(antlr4::Token::EOF, "<EOF>"));
  return tokens;
}

TEST(Ambiguity, NoRandomSentenceMakesTheParserLookTwice) {
  RandomSentences sentences(seed);
  std::set<std::size_t> seen;
  for (int i = 0; i < random_sentences; ++i) {
    const std::vector<std::size_t> sentence = sentences.next();
    seen.insert(sentence.begin(), sentence.end());
    Findings findings;
    parse_exactly(as_tokens(sentence), findings);
    ASSERT_TRUE(findings.clean()) << "sentence " << i << ": " << findings.first;
  }
  EXPECT_GE(seen.size(), 160u) << "the sentences leave out much of the language";
}

}  // namespace
}  // namespace entente::grammar
