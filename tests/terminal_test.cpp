// Sessions at a terminal: keys, and what is on the screen after them.
#include <fstream>

#include "at_the_terminal.h"
#include "shell.h"

namespace entente::test {
namespace {

TEST_F(AtTheTerminal, WhatIsTypedIsAnswered) {
  const TmuxSession terminal(folder, "repl");
  EXPECT_SHOWN(terminal, "; `:help` lists the commands");
  wait_for_prompt(terminal);
  enter(terminal, "country A");
  EXPECT_SHOWN(terminal, "\nnew: country `A`");
  terminal.type("12 + 31");
  terminal.press("Left BSpace C-a");
  enter(terminal, "1 + ");
  EXPECT_SHOWN(terminal, "> 1 + 12 + 1\n14\n>");
  enter(terminal, "   ");
  EXPECT_SHOWN(terminal, "14\n>\n>");
  terminal.type("country `日本x é`");
  terminal.press("Left Left Left BSpace BSpace Enter");
  EXPECT_SHOWN(terminal, "> country `日 é`\nnew: country `日 é`");
}

TEST_F(AtTheTerminal, NamesAreInAnyScriptWhateverTheLocale) {
  const TmuxSession terminal(folder, "repl", "LC_ALL=C");
  wait_for_prompt(terminal);
  enter(terminal, "country `日本 café`");
  EXPECT_SHOWN(terminal, "> country `日本 café`\nnew: country `日本 café`");
  enter(terminal, "country مصر");
  EXPECT_SHOWN(terminal, "> country مصر\nnew: country `\u2068مصر\u2069`");
}

TEST_F(AtTheTerminal, ALongLineIsWrappedAndEdited) {
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  std::string sum = "1";
  for (int i = 1; i < 60; ++i) sum += "+1";
  terminal.type(sum);
  terminal.press("C-a");
  terminal.type("4");
  // In the second row.
  terminal.press("C-e Left Left Left");
  enter(terminal, "0");
  const std::string whole = "> 4" + sum.substr(0, sum.size() - 3) + "01+1";
  EXPECT_SHOWN(terminal, whole.substr(0, 100) + "\n" + whole.substr(100) + "\n100\n>");
}

TEST_F(AtTheTerminal, AnUnfinishedInputGoesOnInTheNextLine) {
  {
    const TmuxSession terminal(folder, "repl");
    wait_for_prompt(terminal);
    enter(terminal, "fn twice(x) = (");
    EXPECT_SHOWN(terminal, "> fn twice(x) = (\n…");
    enter(terminal, "  2 * x");
    enter(terminal, ")");
    EXPECT_SHOWN(terminal, "…   2 * x\n… )\nnew: function `twice`\n>");
    terminal.press("C-d");
    EXPECT_SHOWN(terminal, "[ended 0]");
  }
  // It comes back as a whole.
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  terminal.press("Up");
  EXPECT_SHOWN(terminal, "> fn twice(x) = (\n  2 * x\n)");
  terminal.press("Left Left");
  enter(terminal, " + 1");
  enter(terminal, "twice(4)");
  EXPECT_SHOWN(terminal, "new: function `twice`\n> twice(4)\n9\n>");
}

TEST_F(AtTheTerminal, ALineIsAddedWhereTheInputCouldEnd) {
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  terminal.press("M-Enter");
  enter(terminal, "5 + 5");
  EXPECT_SHOWN(terminal, "> 5 + 5\n10\n>");
  terminal.type("1");
  terminal.press("M-Enter");
  EXPECT_SHOWN(terminal, "> 1\n…");
  enter(terminal, "+ 1");
  EXPECT_SHOWN(terminal, "… + 1\n2\n>");
}

TEST_F(AtTheTerminal, HistoryIsKeptFromSessionToSession) {
  {
    const TmuxSession terminal(folder, "repl");
    wait_for_prompt(terminal);
    enter(terminal, "1 + 10");
    enter(terminal, "1 + 20");
    enter(terminal, "1 + 20");
    EXPECT_SHOWN(terminal, "11\n> 1 + 20\n21\n> 1 + 20\n21\n>");
    // However it ends.
    terminal.signal("KILL");
    EXPECT_SHOWN(terminal, "[ended 137]");
  }
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  terminal.press("Up Up Enter");
  EXPECT_SHOWN(terminal, "> 1 + 10\n11\n>");
}

TEST_F(AtTheTerminal, CtrlRSearchesTheHistoryOfAllSessions) {
  {
    const TmuxSession terminal(folder, "repl");
    wait_for_prompt(terminal);
    enter(terminal, "country ALPHA");
    EXPECT_SHOWN(terminal, "new: country `ALPHA`\n>");
    terminal.press("C-d");
    EXPECT_SHOWN(terminal, "[ended 0]");
  }
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  enter(terminal, "2 + 2");
  EXPECT_SHOWN(terminal, "\n4\n>");
  terminal.press("C-r");
  terminal.type("LPH");
  EXPECT_SHOWN(terminal, "bck:LPH");
  terminal.press("Enter");
  EXPECT_SHOWN(terminal, "> country ALPHA\nnew: country `ALPHA`\n>");
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
  enter(terminal, "4 + 4");
  EXPECT_SHOWN(terminal, "> ^C\n> ^C\n> 4 + 4\n8\n>");
}

TEST_F(AtTheTerminal, CtrlZSuspends) {
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  enter(terminal, "(1 +");
  terminal.type("2");
  EXPECT_SHOWN(terminal, "… 2");
  for (int i = 0; i < 2; ++i) {
    terminal.press("C-z");
    EXPECT_SHOWN(terminal, "[suspended]\n[as before]");
    terminal.press("C-l Enter");
    EXPECT_TRUE(terminal.wait_until([&] { return terminal.screen().ends_with("\n… 2"); }));
    terminal.press("C-l");
    EXPECT_TRUE(terminal.wait_until([&] { return terminal.screen() == "… 2"; }));
  }
  enter(terminal, "0)");
  EXPECT_SHOWN(terminal, "… 20)\n21\n>");
}

TEST_F(AtTheTerminal, CtrlDEndsTheSession) {
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  // What is unfinished is taken as it is.
  enter(terminal, "(1 + 1");
  EXPECT_SHOWN(terminal, "(1 + 1\n…");
  terminal.press("C-d");
  EXPECT_SHOWN(terminal, "`(` is never closed");
  wait_for_prompt(terminal);
  terminal.press("C-d");
  EXPECT_SHOWN(terminal, "[ended 0]\n[as before]");
  EXPECT_EQ(journals(), 0u);
}

TEST_F(AtTheTerminal, TabCompletes) {
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  enter(terminal, "country ALPHA; country ALPINE \"High\"; country مصر");
  EXPECT_SHOWN(terminal, "new: country `ALPHA`");
  terminal.type("reso");
  terminal.press("Tab");
  EXPECT_SHOWN(terminal, "> resource");
  terminal.press("C-u");
  terminal.type("{A");
  terminal.press("Tab");
  EXPECT_SHOWN(terminal, "> {ALP");
  terminal.press("Tab");
  EXPECT_SHOWN(terminal, "> {ALP\nALPHA   country        ALPINE  country, High\n> {ALP");
  terminal.type("I");
  terminal.press("Tab");
  enter(terminal, "}");
  EXPECT_SHOWN(terminal, "> {ALPINE}\n{ALPINE}\n>");
  terminal.type("{م");
  terminal.press("Tab");
  enter(terminal, "}");
  EXPECT_SHOWN(terminal, "> {مصر}\n{\u2068مصر\u2069}\n>");
  // In the middle of what is typed, and in a further line.
  enter(terminal, "{");
  terminal.type("ALPH}");
  terminal.press("Left Tab Enter");
  EXPECT_SHOWN(terminal, "… ALPHA}\n{ALPHA}\n>");
}

TEST_F(AtTheTerminal, HintsAreShownBelowTheLine) {
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  enter(terminal, "fn twice(x) = 2 * x");
  EXPECT_SHOWN(terminal, "new: function `twice`\n>");
  terminal.type("twice( + 1");
  terminal.press("Left Left Left Left M-?");
  EXPECT_SHOWN(terminal, "> twice( + 1\ntwice(x); now x, ");
  enter(terminal, "4)");
  EXPECT_SHOWN(terminal, "> twice(4) + 1\n9\n>");
}

TEST_F(AtTheTerminal, APasteIsTakenLineByLine) {
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  terminal.paste("1 + 1\nmax([\n\t3,\n4\n])\n5\n  + 5\n6");
  EXPECT_SHOWN(terminal, "> 1 + 1\n2\n");
  EXPECT_SHOWN(terminal, "… ])\n4\n");
  // A line that belongs to one that could end is waited for.
  EXPECT_SHOWN(terminal, "> 5\n…   + 5\n10\n> 6");
  enter(terminal, " + 6");
  EXPECT_SHOWN(terminal, "> 6 + 6\n12\n>");
}

TEST_F(AtTheTerminal, ASignalEndsTheSessionAndLeavesTheTerminalAsItWas) {
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  enter(terminal, "1 + 1");
  EXPECT_SHOWN(terminal, "\n2\n>");
  terminal.signal("TERM");
  EXPECT_SHOWN(terminal, "entente: interrupted: repl\n[ended 130]\n[as before]");
}

TEST_F(AtTheTerminal, ASessionThatIsKilledIsResumed) {
  {
    const TmuxSession terminal(folder, "repl");
    wait_for_prompt(terminal);
    enter(terminal, "fn twice(x) =");
    enter(terminal, "  2 * x");
    enter(terminal, "twice(4)");
    EXPECT_SHOWN(terminal, "\n8\n>");
    terminal.signal("KILL");
    EXPECT_SHOWN(terminal, "[ended 137]");
  }
  EXPECT_EQ(journals(), 1u);
  {
    const TmuxSession terminal(folder, "repl --resume");
    EXPECT_SHOWN(terminal, "taken up again: 2 inputs of the session in ");
    wait_for_prompt(terminal);
    enter(terminal, "twice(ans)");
    EXPECT_SHOWN(terminal, "> twice(ans)\n16\n>");
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
    enter(terminal, "country A");
    EXPECT_SHOWN(terminal, "new: country `A`\n>");
    terminal.close();
    const std::string all = (folder / "state" / "entente" / "journals" / "*").string();
    EXPECT_TRUE(
        terminal.wait_until([&] { return in_shell("flock -n " + all + " true").code == 0; }));
  }
  const TmuxSession terminal(folder, "repl --resume");
  EXPECT_SHOWN(terminal, "taken up again: 1 input of the session in ");
  enter(terminal, "{A}");
  EXPECT_SHOWN(terminal, "> {A}\n{A}\n>");
}

TEST_F(AtTheTerminal, ATerminalThatCanDoNothingIsEnough) {
  for (const char* variables : {"TERM=dumb", "-u TERM", "TERM=unheard-of"}) {
    const TmuxSession terminal(folder, "repl", variables);
    EXPECT_SHOWN(terminal, "\n>");
    enter(terminal, "1 + 1");
    EXPECT_SHOWN(terminal, "\n2\n>");
    terminal.type("two");
    terminal.press("C-c");
    enter(terminal, "3 + 3");
    EXPECT_SHOWN(terminal, "\n6\n>");
    terminal.press("C-d");
    EXPECT_SHOWN(terminal, "[ended 0]");
  }
}

TEST_F(AtTheTerminal, ThePromptIsColouredWhereThatIsAskedFor) {
  const TmuxSession terminal(folder, "repl --color always");
  wait_for_prompt(terminal);
  enter(terminal, "(1 +");
  enter(terminal, "1)");
  EXPECT_SHOWN(terminal, "> (1 +\n… 1)\n2\n>");
  const std::string painted = terminal.painted_screen();
  EXPECT_NE(painted.find("\x1b[32m>\x1b[39m (1 +"), std::string::npos) << painted;
  EXPECT_NE(painted.find("\x1b[2m…\x1b[0m"), std::string::npos) << painted;
}

TEST_F(AtTheTerminal, KeysAreThoseOfTheUser) {
  std::ofstream(folder / ".editrc") << "bind ^T entente-complete\n";
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  terminal.type("reso");
  terminal.press("C-t");
  EXPECT_SHOWN(terminal, "> resource");
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
  terminal.press("C-u");
  terminal.type("2 + 2");
  terminal.press("Escape");
  terminal.type("0i1 + ");
  terminal.press("Enter");
  EXPECT_SHOWN(terminal, "> 1 + 2 + 2\n5\n>");
}

TEST(WithoutATerminal, NothingIsPrintedButAnswers) {
  const ShellOutcome outcome = in_shell("printf '1 + 1\\n\\nmax([\\n  3]\\n)\\n(4' | entente repl");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_TRUE(outcome.output.starts_with("2\n3\nerror[E0102]: `(` is never closed\n"))
      << outcome.output;
  EXPECT_EQ(in_shell("printf ':quit\\nmore\\n' | entente repl").output, "");
  EXPECT_EQ(in_shell("entente repl --resume </dev/null").code, 3);
}

}  // namespace
}  // namespace entente::test
