// A session of sixty inputs says the same at a terminal as in a pipe, whose answers are compared
// with a golden file.
#include <sstream>
#include <vector>

#include "at_the_terminal.h"
#include "places.h"
#include "repl/repl.h"
#include "run_program.h"
#include "shell.h"

namespace entente::test {
namespace {

using Lines = std::vector<std::string>;

Lines lines_of(const std::string& text) {
  Lines lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    line.erase(line.find_last_not_of(' ') + 1);
    lines.push_back(line);
  }
  return lines;
}

/// Without what was typed and the blanks at its end.
Lines answers_in(const std::string& screen) {
  Lines answers = lines_of(screen);
  std::erase_if(answers, [](const std::string& line) {
    return line.starts_with("> ") || line.starts_with("… ");
  });
  return answers;
}

TEST_F(AtTheTerminal, AnAnalystIsToldTheSameAsInAPipe) {
  const std::filesystem::path script = tests_folder() / "golden" / "repl" / "fail_analyst.ent";
  const std::vector<std::string> model = arguments_of(text_of(script));
  ASSERT_EQ(model.size(), 1u);
  std::filesystem::create_directory(folder / "examples");
  std::filesystem::copy(project_folder() / model.front(), folder / model.front());

  constexpr int wide = 240;
  const TmuxSession terminal(folder, "repl " + model.front(), "", wide);
  wait_for_prompt(terminal);
  const Lines inputs = lines_of(text_of(script));
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (inputs[i] == ":quit") {
      enter(terminal, inputs[i]);
      break;
    }
    // What could end there is sent off by Enter, while a pipe can look at the next line.
    const bool goes_on = i + 1 < inputs.size() && carries_on(inputs[i + 1]);
    say(terminal, inputs[i], goes_on ? "M-Enter" : "Enter");
  }
  EXPECT_SHOWN(terminal, "[ended 0]");
  Lines shown = answers_in(terminal.screen_and_above());
  shown.erase(shown.begin());  // the greeting
  while (!shown.empty() && shown.back() != "[ended 0]") shown.pop_back();
  if (!shown.empty()) shown.pop_back();

  const ShellOutcome piped = in_shell("cd '" + folder.string() + "' && entente repl " +
                                      model.front() + " <'" + script.string() + "'");
  const Lines expected = answers_in(piped.output);
  EXPECT_GT(expected.size(), 300u);
  for (std::size_t i = 0; i < std::min(shown.size(), expected.size()); ++i)
    ASSERT_EQ(shown[i], expected[i]) << "line " << i << " of the answers";
  EXPECT_EQ(shown.size(), expected.size());
}

}  // namespace
}  // namespace entente::test
