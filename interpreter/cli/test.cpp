#include "cli/test.h"

#include <unistd.h>

#include <algorithm>

#include "cli/output.h"
#include "session/files.h"
#include "session/script_test.h"

namespace entente {

namespace {

ExitCode code_of(const ScriptTest& test) {
  switch (test.end) {
    case ScriptTest::End::ran:
      return test.failures() == 0 ? ExitCode::well : ExitCode::assertion_failed;
    case ScriptTest::End::only_declares:
      return ExitCode::well;
    case ScriptTest::End::wrong_script:
      return ExitCode::wrong_script;
    case ScriptTest::End::unreadable:
      return ExitCode::input_output;
    case ScriptTest::End::own_fault:
      return ExitCode::own_fault;
  }
  return ExitCode::own_fault;
}

/// Of what passed nothing is said.
std::string text_of(const ScriptTest& test, const TextStyle& style) {
  if (code_of(test) == ExitCode::well)
    return test.updated ? "kept   " + golden_path(test.path) + "\n" : "";
  std::string text = style.paint(Paint::red, "failed") + " " + test.path + "\n";
  if (test.broke_off()) text += test.problem + (test.problem.ends_with('\n') ? "" : "\n\n");
  for (const TestCase& one : test.cases) {
    if (!one.failure.empty()) text += one.failure + "\n";
  }
  return text;
}

std::string count(std::size_t number, std::string_view what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

std::string summary(const std::vector<ScriptTest>& tests) {
  std::size_t cases = 0;
  std::size_t failed = 0;
  std::size_t not_run = 0;
  std::size_t declaring = 0;
  for (const ScriptTest& test : tests) {
    cases += test.cases.size();
    failed += test.failures();
    not_run += test.broke_off() ? 1 : 0;
    declaring += test.end == ScriptTest::End::only_declares ? 1 : 0;
  }
  std::string text = fmt::format("{}, {}", count(tests.size(), "script"), count(cases, "check"));
  if (declaring > 0) text += fmt::format("; {} for others to import", count(declaring, "script"));
  text += ": ";
  if (failed == 0 && not_run == 0) return text + "all passed\n";
  text += fmt::format("{} failed", failed);
  if (not_run > 0) text += fmt::format(", {} did not run", count(not_run, "script"));
  return text + "\n";
}

}  // namespace

CLI::App& declare_test(CLI::App& program, TestOptions& options) {
  CLI::App& verb = *program.add_subcommand(
      "test", "run scripts, judge their assertions, compare their reports with those kept");
  verb.add_option("PATH", options.paths, "scripts, or folders of scripts")
      ->required()
      ->type_name("");
  verb.add_flag("--update", options.update, "keep the reports as they are now, as NAME.ent.golden");
  verb.add_option("--junit", options.junit, "write the results to this file, as JUnit's XML")
      ->type_name("FILE");
  verb.add_flag("--strict", options.strict,
                "figures without a source, and every other warning, are errors");
  declare_allow_read(verb, options.allow_read);
  declare_threads(verb, options.threads);
  declare_colour(verb, options.colour);
  return verb;
}

ExitCode execute(const TestOptions& options) {
  const ScriptPaths scripts = scripts_of(options.paths);
  if (scripts.problem) return fail(*scripts.problem);
  if (scripts.paths.empty()) return fail("there is no script in what was named");
  const std::vector<ScriptTest> tests =
      test_scripts(scripts.paths, {options.update, options.strict, options.allow_read},
                   thread_count(options.threads));
  ExitCode worst = ExitCode::well;
  std::string text;
  for (const ScriptTest& test : tests) {
    worst = std::max(worst, code_of(test));
    text += text_of(test, style_for(options.colour, STDOUT_FILENO));
  }
  if (!options.junit.empty()) {
    if (const auto problem = write_whole(options.junit, junit(tests)))
      worst = std::max(worst, fail("cannot write `" + options.junit + "`: " + *problem));
  }
  return deliver(text + summary(tests), "", worst);
}

}  // namespace entente
