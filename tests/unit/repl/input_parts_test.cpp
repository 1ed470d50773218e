#include "repl/input_parts.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(InputParts, AreAllOfTheInput) {
  for (const std::string input :
       {"", "a # b\n\"c \\\" d\" `e f` + 3.5", "\"\"\" say \"ans\" \"\"\" ans", "\"open", "`open",
        "\"\"\"open", "\\", "\"\\", "حظر + 1", "\xff\xfe"}) {
    std::string whole;
    for (const InputPart& part : parts_of(input)) {
      EXPECT_FALSE(part.text.empty());
      whole += part.text;
    }
    EXPECT_EQ(whole, input);
  }
}

TEST(InputParts, CommentsAreNoPartOfAValue) {
  EXPECT_EQ(without_comments("1 + 1 # two"), "1 + 1");
  EXPECT_EQ(without_comments("\"# no comment\""), "\"# no comment\"");
  EXPECT_EQ(without_comments("# nothing"), "");
}

TEST(InputParts, NamesBehindIn) {
  const auto names = [](const std::string& input) { return split_names(input).names; };
  using Names = std::vector<std::string>;
  EXPECT_EQ(names("peak(x) in alone"), Names{"alone"});
  EXPECT_EQ(names("peak(x)\tin\n alone  # once"), Names{"alone"});
  EXPECT_EQ(names("peak(x) in `of`, isles.cut ,c"), (Names{"of", "isles.cut", "c"}));
  EXPECT_EQ(split_names("peak(x)  in alone").expression, "peak(x)");
  for (const char* other : {"peak(x)", "in alone", "alone", "[x for c in who]", "x in {A}",
                            "x in f(A)", "main alone", "\"x in alone\"", "x in a,", ""}) {
    EXPECT_EQ(names(other), Names{}) << other;
    EXPECT_EQ(split_names(other).expression, other);
  }
}

}  // namespace
}  // namespace entente
