#include "support/direction.h"

#include <gtest/gtest.h>

#include "support/display_width.h"

namespace entente {
namespace {

/// Isolates as brackets, the mark as `>`: the source of a test shall not be reordered.
std::string visible(std::string text) {
  const std::pair<std::string, std::string> signs[] = {
      {"\u2068", "["}, {"\u2069", "]"}, {"\u200F", ">"}};
  for (const auto& [sign, shown] : signs) {
    for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign))
      text.replace(at, sign.size(), shown);
  }
  return text;
}

// Of right-to-left letters, the Hebrew alphabet is short and has no forms.
const std::string alef = "\u05D0";
const std::string bet = "\u05D1";
const std::string arabic = "\u0642\u064A\u0648\u062F";

TEST(Direction, LeavesOtherTextAlone) {
  for (const std::string text : {"", "plain", "12.3%", "磁石 é Ω я", "→ │ ▁▂▃ ⣀⣀", "\xC3"}) {
    EXPECT_FALSE(runs_right_to_left(text));
    EXPECT_EQ(isolate_runs(text), text);
    EXPECT_EQ(isolate_words(text), text);
    EXPECT_EQ(isolate_whole(text), text);
  }
  EXPECT_TRUE(runs_right_to_left("x " + alef));
  EXPECT_TRUE(runs_right_to_left(arabic));
}

TEST(Direction, IsolatesRunsOfComposedText) {
  EXPECT_EQ(visible(isolate_runs("`" + arabic + "` 5 kt")), "`[" + arabic + "]` 5 kt");
  // A phrase with a figure within is one; names with a comma between are two.
  EXPECT_EQ(visible(isolate_runs(alef + " 20 " + bet + " x")), "[" + alef + " 20 " + bet + "] x");
  EXPECT_EQ(visible(isolate_runs(alef + " 12.3%, " + bet + " 4%")),
            "[" + alef + "] 12.3%, [" + bet + "] 4%");
  // Digits belong to a name that they follow at once.
  EXPECT_EQ(visible(isolate_runs(alef + "_2.by = 3")), "[" + alef + "_2].by = 3");
  EXPECT_EQ(visible(isolate_runs(alef + "\u05B0 x")), "[" + alef + "\u05B0] x");
  EXPECT_EQ(visible(isolate_runs(alef + "\n" + bet)), "[" + alef + "]\n[" + bet + "]");
}

TEST(Direction, IsolatesNothingTwice) {
  const std::string once = isolate_whole(alef + " 2030");
  EXPECT_EQ(visible(once), "[" + alef + " 2030]");
  EXPECT_EQ(isolate_runs(once), once);
  EXPECT_EQ(isolate_runs(isolate_runs("x: " + alef + ", " + bet)),
            isolate_runs("x: " + alef + ", " + bet));
  // Isolates that nobody closed end with the text.
  EXPECT_EQ(visible(isolate_runs("\u2068" + alef)), "[" + alef);
}

TEST(Direction, IsolatesLabelsWhole) {
  EXPECT_EQ(visible(isolate_whole(alef + " 5 kt (EU)")), "[" + alef + " 5 kt (EU)]");
  EXPECT_EQ(visible(isolate_whole("5 " + alef)), "[5 " + alef + "]");
  EXPECT_EQ(visible(isolate_whole("EU " + alef + " 5")), "EU [" + alef + "] 5");
  // Every line has its own direction.
  EXPECT_EQ(visible(isolate_whole(alef + " x\n\nEU " + bet)),
            "[" + alef + " x]\n\nEU [" + bet + "]");
}

TEST(Direction, KeepsWordsOfScriptsInTheirColumns) {
  EXPECT_EQ(visible(isolate_words(alef + " mines 5 t of " + bet + " " + bet)),
            "[" + alef + "] mines 5 t of [" + bet + "] [" + bet + "]");
  // Within a text and a remark phrases stay together.
  EXPECT_EQ(
      visible(
          isolate_words(alef + " " + bet + " \"" + alef + " " + bet + "\" # " + alef + " " + bet)),
      "[" + alef + "] [" + bet + "] \"[" + alef + " " + bet + "]\" # [" + alef + " " + bet + "]");
}

TEST(Direction, TakesNoColumns) {
  EXPECT_EQ(display_width(isolate_whole(arabic)), 4u);
  EXPECT_EQ(display_width(isolate_whole(alef + "\nx " + alef)),
            display_width(alef + "\nx " + alef));
}

TEST(Direction, ContinuesIsolatesAcrossBreaks) {
  EXPECT_EQ(visible(isolates_at_end("\u2068" + alef).close), "]");
  EXPECT_EQ(visible(isolates_at_end("\u2068" + alef).reopen), "[>");
  EXPECT_EQ(isolates_at_end(isolate_whole(alef)).close, "");
  EXPECT_EQ(isolates_at_end("… plain").reopen, "");
  EXPECT_EQ(visible(isolates_within(bet + "\u2069 x \u2068" + alef)), "][");
}

}  // namespace
}  // namespace entente
