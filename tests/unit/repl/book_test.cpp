#include "repl/book.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

struct Pages : testing::Test {
  Book book{Version{}};

  void say(const std::string& text) {
    std::string ending;
    Taken taken;
    book.turn_to(book.with(book.read("input 1", text, ending, true), taken));
  }
  static std::string step(const Version& before, const Version& after) {
    return step_between(before, after);
  }
};

TEST_F(Pages, ATextIsKeptToTheLastByte) {
  const std::string text =
      "# first\n\n## of A\ncountry A;  country B  # both\n\"\"\"\nprose\n\"\"\"\n# last\n\n";
  Version version;
  version.entries = book.read("a.ent", text, version.ending);
  EXPECT_EQ(version.entries.size(), 3u);
  EXPECT_EQ(version.text(), text);
}

TEST_F(Pages, AReplacementStaysInItsPlaceWithTheCommentsAboveIt) {
  Version version;
  version.entries = book.read("a.ent", "# why\nlet x = 1\nlet y = 2\n", version.ending);
  book.begin_with(version);
  say("let x = 3");
  EXPECT_EQ(book.version().text(), "# why\nlet x = 3\nlet y = 2\n");
}

TEST_F(Pages, WhatIsTakenBackIsMadeAgainUntilSomethingElseIsSaid) {
  EXPECT_FALSE(book.undo());
  say("let x = 1");
  say("let x = 2");
  EXPECT_TRUE(book.undo());
  EXPECT_EQ(book.version().text(), "let x = 1\n");
  EXPECT_TRUE(book.redo());
  EXPECT_EQ(book.version().text(), "let x = 2\n");
  EXPECT_TRUE(book.undo());
  say("let y = 1");
  EXPECT_FALSE(book.redo());
}

TEST_F(Pages, OfTwoThatAreCalledTheSameOneIsDropped) {
  say("source A \"a book\"");
  say("country A");
  book.turn_to(book.without(*book.version().find("A")));
  EXPECT_EQ(book.version().text(), "country A\n");
}

TEST_F(Pages, AVersionBeforeItWasSavedBelongsToItsFile) {
  say("let x=1");
  say("let y = 2");
  Version saved;
  saved.entries = book.read("a.ent", "let x = 1\nlet y = 2\n", saved.ending);
  saved.name = "a.ent";
  saved.is_file = true;
  book.become(saved);
  ASSERT_TRUE(book.undo());
  EXPECT_TRUE(book.version().is_file);
  EXPECT_EQ(book.version().name, "a.ent");
  // What is laid out otherwise is the same.
  EXPECT_EQ(step(book.version(), saved), "value `y`");
}

TEST_F(Pages, AnotherScriptIsToldByItsName) {
  Version other;
  other.name = "b.ent";
  EXPECT_EQ(step(book.version(), other), "script `b.ent`");
}

}  // namespace
}  // namespace entente
