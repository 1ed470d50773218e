// Whatever is done to a script, the parser ends, and says something readable.
#include <gtest/gtest.h>

#include <random>

#include "files.h"
#include "places.h"
#include "syntax/syntax_errors.h"
#include "unit/syntax/parsed.h"

namespace entente {
namespace {

constexpr int rounds = 150;

class Robustness : public testing::TestWithParam<std::string> {
 protected:
  std::string sample() const {
    return test::text_of(test::tests_folder() / "grammar" / GetParam());
  }
  std::size_t draw(std::size_t choices) { return random_() % choices; }

  static void expect_sane(const std::string& text) {
    const Parsed parsed(text);
    EXPECT_LE(parsed.diagnostics.all().size(), syntax::max_syntax_errors);
    for (const Diagnostic& diagnostic : parsed.diagnostics.all()) {
      for (const SpanLabel& label : diagnostic.labels) EXPECT_LE(label.span.end, text.size());
      for (const Fix& fix : diagnostic.fixes) EXPECT_LE(fix.span.end, text.size());
    }
  }

 private:
  std::mt19937 random_{7};
};

TEST_P(Robustness, SurvivesTruncation) {
  const std::string text = sample();
  for (int i = 0; i < rounds; ++i) expect_sane(text.substr(0, draw(text.size())));
}

TEST_P(Robustness, SurvivesFlippedBytes) {
  for (int i = 0; i < rounds; ++i) {
    std::string text = sample();
    for (int k = 0; k < 5; ++k) text[draw(text.size())] = static_cast<char>(32 + draw(95));
    expect_sane(text);
  }
}

TEST_P(Robustness, SurvivesLostWords) {
  for (int i = 0; i < rounds; ++i) {
    std::string text = sample();
    for (int k = 0; k < 3; ++k) {
      const std::size_t begin = text.find_first_of(" \n", draw(text.size()));
      if (begin == std::string::npos) continue;
      const std::size_t end = std::min(text.find_first_of(" \n", begin + 1), text.size());
      text.erase(begin, end - begin);
    }
    expect_sane(text);
  }
}

TEST_P(Robustness, SurvivesStrayBrackets) {
  for (int i = 0; i < rounds; ++i) {
    std::string text = sample();
    for (int k = 0; k < 3; ++k) text.insert(draw(text.size()), 1, "(){}[]\"|`;"[draw(10)]);
    expect_sane(text);
  }
}

INSTANTIATE_TEST_SUITE_P(Samples, Robustness,
                         testing::Values("all_clauses.ent", "corner_cases.ent"));

}  // namespace
}  // namespace entente
