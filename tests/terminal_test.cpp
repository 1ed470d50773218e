// Sessions at a terminal: keys, and what is on the screen after them.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "files.h"
#include "shell.h"
#include "tmux_session.h"

namespace entente::test {
namespace {

namespace fs = std::filesystem;

struct AtTheTerminal : testing::Test {
  TemporaryFolder temporary;
  const fs::path& folder = temporary.path();

  void SetUp() override {
    if (!TmuxSession::available()) GTEST_SKIP() << "there is no tmux";
  }
  std::size_t journals() const {
    const fs::path all = folder / "state" / "entente" / "journals";
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(all), {}));
  }
};

#define EXPECT_SHOWN(terminal, text) \
  EXPECT_TRUE((terminal).wait_for(text)) << "not shown: " << (text) << "\n" << (terminal).screen()

/// A prompt, with nothing behind it.
void wait_for_prompt(const TmuxSession& terminal) {
  EXPECT_TRUE(terminal.wait_until([&] {
    const std::string screen = terminal.screen();
    return screen == ">" || screen.ends_with("\n>");
  })) << terminal.screen();
}

void enter(const TmuxSession& terminal, const std::string& text) {
  terminal.type(text);
  terminal.press("Enter");
}

TEST_F(AtTheTerminal, WhatIsTypedIsAnswered) {
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  enter(terminal, "country A");
  EXPECT_SHOWN(terminal, "told: country A");
  terminal.type("oil(B)");
  terminal.press("Left BSpace C-a");
  enter(terminal, "of ");
  EXPECT_SHOWN(terminal, "told: of oil()");
  enter(terminal, "   ");
  enter(terminal, "مصر 日本 café");
  EXPECT_SHOWN(terminal, "told: مصر 日本 café");
  terminal.type("日本x é");
  terminal.press("Left Left BSpace BSpace Enter");
  EXPECT_SHOWN(terminal, "told: 日 é");
}

TEST_F(AtTheTerminal, NamesAreInAnyScriptWhateverTheLocale) {
  const TmuxSession terminal(folder, "repl", "LC_ALL=C");
  wait_for_prompt(terminal);
  enter(terminal, "مصر 日本 café");
  EXPECT_SHOWN(terminal, "told: مصر 日本 café");
}

TEST_F(AtTheTerminal, ALongLineIsWrappedAndEdited) {
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  terminal.type(std::string(150, 'a'));
  terminal.press("C-a");
  enter(terminal, "bc");
  EXPECT_SHOWN(terminal, "told: bc" + std::string(92, 'a') + "\n" + std::string(58, 'a') + "\n>");
}

TEST_F(AtTheTerminal, AnUnfinishedInputGoesOnInTheNextLine) {
  {
    const TmuxSession terminal(folder, "repl");
    wait_for_prompt(terminal);
    enter(terminal, "shock s {");
    EXPECT_SHOWN(terminal, "> shock s {\n…");
    enter(terminal, "  one");
    enter(terminal, "}");
    EXPECT_SHOWN(terminal, "…   one\n… }\ntold: shock s {\n  one\n}\n>");
    terminal.press("C-d");
    EXPECT_SHOWN(terminal, "[ended 0]");
  }
  // It comes back as a whole.
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  terminal.press("Up");
  EXPECT_SHOWN(terminal, "> shock s {\n  one\n}");
  terminal.press("Left BSpace");
  enter(terminal, " two ");
  EXPECT_SHOWN(terminal, "told: shock s {\n  one two }");
}

TEST_F(AtTheTerminal, HistoryIsKeptFromSessionToSession) {
  {
    const TmuxSession terminal(folder, "repl");
    wait_for_prompt(terminal);
    enter(terminal, "the first");
    enter(terminal, "the second");
    enter(terminal, "the second");
    EXPECT_SHOWN(terminal, "told: the second\n> the second\ntold: the second\n>");
    // However it ends.
    terminal.signal("KILL");
    EXPECT_SHOWN(terminal, "[ended 137]");
  }
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  terminal.press("Up Up Enter");
  EXPECT_SHOWN(terminal, "> the first\ntold: the first");
}

TEST_F(AtTheTerminal, CtrlRSearchesHistory) {
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  enter(terminal, "alpha one");
  enter(terminal, "beta two");
  EXPECT_SHOWN(terminal, "told: beta two");
  terminal.press("C-r");
  terminal.type("lph");
  EXPECT_SHOWN(terminal, "bck:lph");
  terminal.press("Enter");
  EXPECT_SHOWN(terminal, "told: beta two\n> alpha one\ntold: alpha one\n>");
}

TEST_F(AtTheTerminal, CtrlCDropsTheInput) {
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  terminal.type("one");
  terminal.press("C-c");
  EXPECT_SHOWN(terminal, "> one^C\n>");
  enter(terminal, "shock {");
  enter(terminal, "two");
  EXPECT_SHOWN(terminal, "… two\n…");
  terminal.type("three");
  terminal.press("C-a C-c");
  EXPECT_SHOWN(terminal, "… three^C\n>");
  terminal.press("C-c C-c");
  enter(terminal, "four");
  EXPECT_SHOWN(terminal, "> ^C\n> ^C\n> four\ntold: four\n>");
}

TEST_F(AtTheTerminal, CtrlCStopsWhatRuns) {
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  for (int i = 0; i < 2; ++i) {
    enter(terminal, ":wait");
    // Nothing says that it runs; to be early is to drop the next input, which is nothing.
    EXPECT_TRUE(terminal.wait_until([&] {
      terminal.press("C-c");
      return terminal.screen().find("stopped") != std::string::npos;
    }));
    terminal.press("C-l");
    wait_for_prompt(terminal);
  }
  enter(terminal, "more");
  EXPECT_SHOWN(terminal, "told: more");
}

TEST_F(AtTheTerminal, CtrlZSuspends) {
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  enter(terminal, "shock {");
  terminal.type("tw");
  EXPECT_SHOWN(terminal, "… tw");
  for (int i = 0; i < 2; ++i) {
    terminal.press("C-z");
    EXPECT_SHOWN(terminal, "[suspended]\n[as before]");
    terminal.press("C-l Enter");
    EXPECT_TRUE(terminal.wait_until([&] { return terminal.screen().ends_with("\n… tw"); }));
    terminal.press("C-l");
    EXPECT_TRUE(terminal.wait_until([&] { return terminal.screen() == "… tw"; }));
  }
  enter(terminal, "o }");
  EXPECT_SHOWN(terminal, "told: shock {\ntwo }");
}

TEST_F(AtTheTerminal, CtrlDEndsTheSession) {
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  // What is unfinished is taken as it is.
  enter(terminal, "shock {");
  EXPECT_SHOWN(terminal, "{\n…");
  terminal.press("C-d");
  EXPECT_SHOWN(terminal, "told: shock {");
  wait_for_prompt(terminal);
  terminal.press("C-d");
  EXPECT_SHOWN(terminal, "[ended 0]\n[as before]");
  EXPECT_EQ(journals(), 0u);
}

TEST_F(AtTheTerminal, TabCompletes) {
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  terminal.type("a reso");
  terminal.press("Tab");
  EXPECT_SHOWN(terminal, "> a resource");
  terminal.press("C-u");
  terminal.type("x r");
  terminal.press("Tab");
  EXPECT_SHOWN(terminal, "> x res");
  terminal.press("Tab");
  EXPECT_SHOWN(terminal, "> x res\nresource  a word  reserve   a word\n> x res");
  terminal.type("e");
  terminal.press("Tab Enter");
  EXPECT_SHOWN(terminal, "told: x reserve");
  terminal.type("م");
  terminal.press("Tab Enter");
  EXPECT_SHOWN(terminal, "told: مصر");
  // In the middle of what is typed, and in a further line.
  enter(terminal, "{");
  terminal.type("reso}");
  terminal.press("Left Tab Enter");
  EXPECT_SHOWN(terminal, "told: {\nresource}");
}

TEST_F(AtTheTerminal, HintsAreShownBelowTheLine) {
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  terminal.type("peak( + 1");
  terminal.press("Left Left Left Left");
  terminal.press("Tab");
  EXPECT_SHOWN(terminal, "> peak( + 1\npeak(series)\n> peak( + 1");
  terminal.press("M-?");
  EXPECT_SHOWN(terminal, "> peak( + 1\npeak(series)\n> peak( + 1\npeak(series)\n> peak( + 1");
  enter(terminal, "x)");
  EXPECT_SHOWN(terminal, "told: peak(x) + 1");
}

TEST_F(AtTheTerminal, APasteIsTakenLineByLine) {
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  terminal.paste("one\nshock {\n\tr\n}\nlast");
  EXPECT_SHOWN(terminal, "told: one\n");
  EXPECT_SHOWN(terminal, "told: shock {\n        r\n}\n> last");
  enter(terminal, " one");
  EXPECT_SHOWN(terminal, "told: last one");
}

TEST_F(AtTheTerminal, ASignalEndsTheSessionAndLeavesTheTerminalAsItWas) {
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  enter(terminal, "one");
  EXPECT_SHOWN(terminal, "told: one\n>");
  terminal.signal("TERM");
  EXPECT_SHOWN(terminal, "entente: interrupted: repl\n[ended 130]\n[as before]");
}

TEST_F(AtTheTerminal, ASessionThatIsKilledIsResumed) {
  {
    const TmuxSession terminal(folder, "repl");
    wait_for_prompt(terminal);
    enter(terminal, "shock {");
    enter(terminal, "}");
    EXPECT_SHOWN(terminal, "told: shock {\n}\n>");
    terminal.signal("KILL");
    EXPECT_SHOWN(terminal, "[ended 137]");
  }
  EXPECT_EQ(journals(), 1u);
  {
    const TmuxSession terminal(folder, "repl --resume");
    EXPECT_SHOWN(terminal, "told: shock {\n}\n>");
    enter(terminal, ":quit");
    EXPECT_SHOWN(terminal, "[ended 0]");
  }
  EXPECT_EQ(journals(), 0u);
  const TmuxSession terminal(folder, "repl --resume");
  EXPECT_SHOWN(terminal, "entente: there is no session to resume\n[ended 3]");
}

TEST_F(AtTheTerminal, ASessionWhoseTerminalGoesAwayIsResumed) {
  {
    const TmuxSession terminal(folder, "repl");
    wait_for_prompt(terminal);
    enter(terminal, "one");
    EXPECT_SHOWN(terminal, "told: one\n>");
    terminal.close();
    const std::string all = (folder / "state" / "entente" / "journals" / "*").string();
    EXPECT_TRUE(
        terminal.wait_until([&] { return in_shell("flock -n " + all + " true").code == 0; }));
  }
  const TmuxSession terminal(folder, "repl --resume");
  EXPECT_SHOWN(terminal, "told: one\n>");
}

TEST_F(AtTheTerminal, ATerminalThatCanDoNothingIsEnough) {
  for (const char* variables : {"TERM=dumb", "-u TERM", "TERM=unheard-of"}) {
    const TmuxSession terminal(folder, "repl", variables);
    EXPECT_SHOWN(terminal, ">");
    enter(terminal, "one");
    EXPECT_SHOWN(terminal, "told: one");
    terminal.type("two");
    terminal.press("C-c");
    enter(terminal, "three");
    EXPECT_SHOWN(terminal, "told: three");
    terminal.press("C-d");
    EXPECT_SHOWN(terminal, "[ended 0]");
  }
}

TEST_F(AtTheTerminal, ThePromptIsColouredWhereThatIsAskedFor) {
  const TmuxSession terminal(folder, "repl --color always");
  wait_for_prompt(terminal);
  enter(terminal, "a {");
  enter(terminal, "b}");
  EXPECT_SHOWN(terminal, "> a {\n… b}\ntold: a {\nb}");
}

TEST_F(AtTheTerminal, KeysAreThoseOfTheUser) {
  std::ofstream(folder / ".editrc") << "bind ^T entente-complete\n";
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  terminal.type("reso");
  terminal.press("C-t Enter");
  EXPECT_SHOWN(terminal, "told: resource");
}

TEST_F(AtTheTerminal, KeysMayBeThoseOfVi) {
  std::ofstream(folder / ".editrc") << "bind -v\n";
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  terminal.type("one");
  terminal.press("C-c");
  terminal.type("reso");
  terminal.press("Tab");
  EXPECT_SHOWN(terminal, "> one^C\n> resource");
  terminal.press("Escape");
  terminal.type("0ix ");
  terminal.press("Enter");
  EXPECT_SHOWN(terminal, "told: x resource");
}

TEST(WithoutATerminal, NothingIsPrintedButAnswers) {
  const ShellOutcome outcome =
      in_shell("printf 'one\\n\\nshock {\\n  two\\n}\\nlast {' | entente repl");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.output, "told: one\ntold: shock {\n  two\n}\ntold: last {\n");
  EXPECT_EQ(in_shell("printf ':quit\\nmore\\n' | entente repl").output, "");
  EXPECT_EQ(in_shell("entente repl --resume </dev/null").code, 3);
}

}  // namespace
}  // namespace entente::test
