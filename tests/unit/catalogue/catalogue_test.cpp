#include "catalogue/catalogue.h"

#include <gtest/gtest.h>

namespace entente::catalogue {
namespace {

Page sample_page() {
  return {"E0301",
          "dimension clash",
          "Because.\n",
          "time\n",
          "error[E0301]: no\n\n1 error; for more: entente explain E0301\n",
          "mended\n"};
}

TEST(Catalogue, FindsAPageWhateverItsCase) {
  ASSERT_NE(find_page("a0001"), nullptr);
  EXPECT_EQ(find_page("a0001"), find_page("A0001"));
  EXPECT_EQ(find_page("E9999"), nullptr);
  EXPECT_EQ(find_page(""), nullptr);
}

TEST(Catalogue, TitleIsTheKindInWords) {
  EXPECT_EQ(title("E0201"), "unknown name");
  EXPECT_EQ(title("E9999"), "");
}

TEST(Catalogue, MessageLeavesOutTheClosingLine) {
  EXPECT_EQ(sample_page().message(), "error[E0301]: no\n");
  Page warning = sample_page();
  warning.expected = "warning[W0801]: well\n\n";
  EXPECT_EQ(warning.message(), "warning[W0801]: well\n\n");
}

TEST(Catalogue, MarkdownHasTheLevelThatIsAskedFor) {
  const std::string page = render_markdown(sample_page(), 3);
  EXPECT_TRUE(page.starts_with("### E0301: dimension clash\n\nBecause.\n")) << page;
  EXPECT_NE(page.find("```text\nerror[E0301]: no\n```\n"), std::string::npos) << page;
}

TEST(Catalogue, MarkdownLeavesOutWhatIsNotThere) {
  Page page = sample_page();
  page.bad.clear();
  page.expected.clear();
  EXPECT_EQ(render_markdown(page),
            "# E0301: dimension clash\n\nBecause.\n\nMended:\n\n```text\nmended\n```\n");
}

TEST(Catalogue, FencesAreLongerThanThoseOfAScript) {
  Page page = sample_page();
  page.good = "```\n";
  EXPECT_NE(render_markdown(page).find("````text\n```\n````\n"), std::string::npos);
}

}  // namespace
}  // namespace entente::catalogue
