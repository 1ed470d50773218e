// What an analyst does at a terminal, with a model of the real world.
#include <fmt/format.h>

#include <chrono>
#include <fstream>
#include <thread>

#include "at_the_terminal.h"
#include "places.h"
#include "shell.h"
#include "support/display_width.h"

namespace entente::test {
namespace {

/// Wide enough for every line of a report.
constexpr int wide = 240;

struct AnAnalyst : AtTheTerminal {
  void SetUp() override {
    AtTheTerminal::SetUp();
    std::filesystem::copy(project_folder() / "examples" / "pax_silica.ent", folder);
  }
};

/// Has the keys pressed behind the text, and the input cleared when the screen shows it.
void expect_after(const TmuxSession& terminal, const std::string& text, const std::string& keys,
                  const std::string& shown) {
  terminal.press("C-l");
  terminal.type(text);
  terminal.press(keys);
  EXPECT_SHOWN(terminal, shown);
  terminal.press("C-u");
}

TEST_F(AnAnalyst, CompletesWhatMayComeNext) {
  const TmuxSession terminal(folder, "repl pax_silica.ent");
  wait_for_prompt(terminal);
  expect_after(terminal, "gap(magnets, {J", "Tab", "> gap(magnets, {JP");
  expect_after(terminal, "ass", "Tab", "> assert");
  expect_after(terminal, "let buffer = 3 kt/y", "Tab", "> let buffer = 3 kt/year");
  expect_after(terminal, ":sho", "Tab", "> :show");
  expect_after(terminal, ":show germ", "Tab", "> :show germanium");
  expect_after(terminal, ":set --color a", "Tab", "> :set --color always");
  expect_after(terminal, "import \"pa", "Tab", "> import \"pax_silica.ent");
  expect_after(terminal, "what if in six: quarrel.res", "Tab",
               "> what if in six: quarrel.restricts.by");
  expect_after(terminal, "peak(gap(magnets, members)) in twelve_", "Tab",
               "twelve_msp   scenario, Twelve months, MSP         "
               "twelve_pact  scenario, Twelve months, Pax Silica\n> peak(");
  expect_after(terminal, "gap(magnets, ", "M-?", "gap(r, who); now who, countries\n> gap(");
}

TEST_F(AnAnalyst, SeesTheFirstOfManyCandidates) {
  const TmuxSession terminal(folder, "repl pax_silica.ent");
  wait_for_prompt(terminal);
  terminal.press("C-l");
  terminal.type("shortage(magnets, ");
  terminal.press("Tab");
  EXPECT_SHOWN(terminal, "> shortage(magnets,\nAE ");
  EXPECT_SHOWN(terminal, " more\n> shortage(magnets,");
}

/// Forty years day by day, and as many runs as eight shocks have subsets.
std::string long_model() {
  constexpr int countries = 30;
  constexpr int shocks = 8;
  std::string text =
      "time 2000-01-01 to 2040-01-01 by day\ncalendar average\n"
      "resource tin in t\nresource cans in t from 0.8 t/t of tin\ncountry ROW\n"
      "ROW uses rest of tin assumed \"\"\nROW uses rest of cans assumed \"\"\n";
  std::string all = "scenario all = baseline";
  for (int i = 0; i < countries; ++i) {
    text += fmt::format(
        "country C{0}\nC{0} mines 10 t/day of tin assumed \"\"\n"
        "C{0} makes 10 t/day of cans assumed \"\"\nC{0} uses 5 t/day of cans assumed \"\"\n",
        i);
  }
  for (int i = 0; i < shocks; ++i) {
    text += fmt::format(
        "shock s{0} {{ C{0} restricts exports of tin by 100%, cutting output\n from 2001-0{1} }}\n",
        i, i + 1);
    all += fmt::format(" + s{}", i);
  }
  return text + all + "\n";
}

/// Interrupts what is worked out. By then the scenario itself was run, and its parts are.
void stop(const TmuxSession& terminal) {
  std::this_thread::sleep_for(std::chrono::seconds(1));
  // Nothing shows that it runs; to be early or late is to drop an input, which is nothing.
  EXPECT_TRUE(terminal.wait_until([&] {
    terminal.press("C-c");
    return terminal.screen().find("stopped\n") != std::string::npos;
  })) << terminal.screen();
}

TEST_F(AnAnalyst, StopsALongSimulation) {
  std::ofstream(folder / "long.ent") << long_model();
  const TmuxSession terminal(folder, "repl long.ent");
  wait_for_prompt(terminal);
  for (const char* question :
       {"contribution(mean(shortage(tin, ROW)))",
        "report \"Shocks\" { show contribution(mean(shortage(tin, ROW))) }"}) {
    terminal.press("C-l");
    enter(terminal, question);
    stop(terminal);
    EXPECT_EQ(terminal.screen().find(" t/day"), std::string::npos) << terminal.screen();
  }
  terminal.press("C-l");
  wait_for_prompt(terminal);
  enter(terminal, "mean(shortage(tin, ROW)) > 0 t/day");
  EXPECT_SHOWN(terminal, "> mean(shortage(tin, ROW)) > 0 t/day\ntrue  in all\n>");
}

TEST_F(AnAnalyst, PastesAScriptWhoseStatementsNameEachOtherInAnyOrder) {
  const TmuxSession terminal(folder, "repl");
  wait_for_prompt(terminal);
  terminal.paste(
      "let who = {A, B}\nA makes 3 t/month of tin assumed\n\ncountry A\ncountry B\n"
      "resource tin in t\nB uses 3 t/month of tin assumed\n");
  EXPECT_SHOWN(terminal, "new: value `who`, what A makes of tin, country `A`");
  enter(terminal, "peak(demand(tin, who))");
  EXPECT_SHOWN(terminal, "3 t/month  in baseline");
}

TEST_F(AnAnalyst, StopsAPasteWithWhatItAsks) {
  std::ofstream(folder / "long.ent") << long_model();
  const TmuxSession terminal(folder, "repl long.ent");
  wait_for_prompt(terminal);
  terminal.paste("contribution(mean(shortage(tin, ROW)))\n1 + 1\n2 + 2\n");
  stop(terminal);
  wait_for_prompt(terminal);
  enter(terminal, "3 + 3");
  EXPECT_SHOWN(terminal, "> 3 + 3\n6\n>");
  EXPECT_EQ(terminal.screen().find("1 + 1"), std::string::npos) << terminal.screen();
}

TEST_F(AnAnalyst, TakesUpASessionThatWasKilled) {
  {
    const TmuxSession terminal(folder, "repl pax_silica.ent");
    wait_for_prompt(terminal);
    say(terminal, "AU holds 90 days of gallium assumed \"a heap at the port\"");
    say(terminal, "fn worst(r) = peak(gap(r, members))");
    say(terminal, ":in six");
    say(terminal, "worst(gallium)");
    say(terminal, "what if in six: china_six_months.by = 20%");
    terminal.signal("KILL");
    EXPECT_SHOWN(terminal, "[ended 137]");
  }
  const TmuxSession terminal(folder, "repl --resume");
  EXPECT_SHOWN(terminal, "16 scenarios; answers are for\n  `twelve_pact`");
  EXPECT_SHOWN(terminal, "\ntaken up again: 5 inputs of the session");
  wait_for_prompt(terminal);
  EXPECT_EQ(terminal.screen().find('%'), std::string::npos) << "a question was answered again";
  say(terminal, ":keep mild");
  say(terminal, "worst(gallium) < 100%");
  EXPECT_SHOWN(terminal, "new: scenario `mild`\n> worst(gallium) < 100%\ntrue  in six\n>");
  say(terminal, ":undo");
  say(terminal, ":undo");
  EXPECT_SHOWN(terminal, "taken back: function `worst`");
}

TEST_F(AnAnalyst, SavesAScriptWithTheReportOfTheConversation) {
  const TmuxSession terminal(folder, "repl pax_silica.ent", "", wide);
  wait_for_prompt(terminal);
  say(terminal, "AU holds 90 days of gallium assumed \"a heap at the port\"");
  say(terminal, "report \"Gallium\" { show [peak(gap(gallium, {c})) for c in members] }");
  say(terminal, ":save mine.ent");
  say(terminal, ":report");
  const std::string all = terminal.screen_and_above();
  constexpr std::string_view asked = "\n> :report\n";
  const std::size_t begin = all.find(asked);
  ASSERT_NE(begin, std::string::npos) << all;
  const std::string shown = all.substr(begin + asked.size());
  const ShellOutcome run = in_shell("cd '" + folder.string() + "' && entente run mine.ent " +
                                    "2>/dev/null | sed 's/ *$//'");
  EXPECT_GT(run.output.size(), 5000u);
  EXPECT_EQ(shown, run.output + ">");
}

TEST_F(AnAnalyst, ReadsArabicLabelsInColumns) {
  const TmuxSession terminal(folder, "repl pax_silica.ent", "", wide);
  wait_for_prompt(terminal);
  say(terminal, ":lang ar");
  say(terminal, ":list resources");
  const std::string screen = terminal.screen();
  const auto column_of = [&](const std::string& text) {
    const std::size_t at = screen.find(text);
    if (at == std::string::npos) return std::string::npos;
    const std::size_t line = screen.rfind('\n', at) + 1;
    return display_width(std::string_view(screen).substr(line, at - line));
  };
  const std::size_t column = column_of("made of");
  ASSERT_NE(column, std::string::npos) << screen;
  EXPECT_EQ(column_of("rare_earths, gallium, energy"), column) << screen;
  EXPECT_EQ(column_of("lithium, cobalt, graphite"), column) << screen;
  EXPECT_EQ(column_of("resist, energy"), column) << screen;
  // Each label is by itself, whatever stands beside it.
  EXPECT_NE(screen.find("\u2068بطاريات الليثيوم\u2069"), std::string::npos) << screen;
  terminal.press("C-l");
  terminal.type("gap(co");
  terminal.press("Tab");
  EXPECT_SHOWN(terminal, "compute             resource, \u2068بناء مراكز البيانات\u2069 ");
}

TEST_F(AnAnalyst, HasColoursWhereTheyAreAskedFor) {
  const TmuxSession terminal(folder, "repl --color always pax_silica.ent");
  wait_for_prompt(terminal);
  say(terminal, "peak(gap(magnet, members))");
  EXPECT_NE(terminal.painted_screen().find("\x1b[31merror[E0201]"), std::string::npos)
      << terminal.painted_screen();
  say(terminal, ":set --color never");
  terminal.press("C-l");
  say(terminal, "peak(gap(magnet, members))");
  EXPECT_EQ(terminal.painted_screen().find("\x1b[31m"), std::string::npos)
      << terminal.painted_screen();
}

}  // namespace
}  // namespace entente::test
