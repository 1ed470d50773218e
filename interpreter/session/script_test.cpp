#include "session/script_test.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <thread>

#include "diagnostics/render_text.h"
#include "report/assertion_findings.h"
#include "report/text.h"
#include "session/files.h"
#include "session/imports.h"
#include "session/session.h"
#include "support/unified_diff.h"
#include "syntax/parser.h"

namespace entente {

namespace {

/// The same report, as one would print it who stands beside the script.
Report beside(Report report, const std::string& path) {
  const std::string name = std::filesystem::path(path).filename().string();
  const auto rename = [&](std::string& file) {
    if (file == path) file = name;
  };
  rename(report.script);
  for (AssertionReport& assertion : report.assertions) rename(assertion.place.file);
  for (WhatIfReport& what_if : report.what_ifs) {
    for (ChangedVerdictReport& verdict : what_if.verdicts) {
      rename(verdict.before.place.file);
      rename(verdict.after.place.file);
    }
  }
  for (FigureReport& figure : report.provenances.assumed) rename(figure.place.file);
  for (FigureReport& figure : report.provenances.unsupported) rename(figure.place.file);
  return report;
}

class ScriptTester {
 public:
  ScriptTester(const std::string& path, const ScriptTestOptions& options) : options_(options) {
    test_.path = path;
  }

  ScriptTest run() {
    const check::FileText script = read_file(test_.path);
    if (!script.text) return ended(ScriptTest::End::unreadable, script.problem);
    if (is_for_others(script)) {
      test_.end = ScriptTest::End::only_declares;
      return std::move(test_);
    }
    SessionOptions session_options;
    session_options.strict = options_.strict;
    Session session(session_options);
    const Result result =
        session.run(script.name, *script.text, reader_below(test_.path, options_.allow_read));
    if (session.diagnostics().has_errors())
      return ended(ScriptTest::End::wrong_script, errors_of(session));
    if (result.fault) return ended(ScriptTest::End::own_fault, *result.fault);
    judge(session, result, nullptr);
    for (const BlockResult& block : session.run_tests()) {
      if (session.diagnostics().has_errors())
        return ended(ScriptTest::End::wrong_script, errors_of(session));
      if (block.result.fault) return ended(ScriptTest::End::own_fault, *block.result.fault);
      judge(session, block.result, &block.label);
    }
    compare(render_text(beside(*result.report, test_.path), TextStyle{}));
    return std::move(test_);
  }

 private:
  /// A script that only declares has nothing to run; those that import it are tested.
  static bool is_for_others(const check::FileText& script) {
    Sources sources;
    Diagnostics diagnostics;
    const syntax::Ast ast = parse(sources.add(script.name, *script.text), sources, diagnostics);
    return !diagnostics.has_errors() && only_declares(ast);
  }

  ScriptTest ended(ScriptTest::End end, std::string problem) {
    test_.end = end;
    test_.problem = std::move(problem);
    return std::move(test_);
  }

  static std::string errors_of(const Session& session) {
    std::string text;
    for (const Diagnostic& diagnostic : session.diagnostics().all()) {
      if (diagnostic.severity == Severity::error)
        text += render_text(diagnostic, session.sources(), TextStyle{}) + "\n";
    }
    return text;
  }

  /// An `expect` that is missed is no failure, as in a run. `block` is the label of a `test` block.
  void judge(const Session& session, const Result& result, const std::string* block) {
    const Diagnostics findings = assertion_findings(*result.world, result.verdicts, *result.report);
    auto finding = findings.all().begin();
    for (const AssertionReport& assertion : result.report->assertions) {
      TestCase one{(block ? *block + ": " : "") + name_of(assertion, *result.report), ""};
      if (!assertion.passed) {
        if (!assertion.expectation)
          one.failure = (block ? "in the block `" + *block + "`:\n" : "") +
                        render_text(*finding, session.sources(), {});
        ++finding;
      }
      test_.cases.push_back(std::move(one));
    }
  }

  static std::string name_of(const AssertionReport& assertion, const Report& report) {
    std::string name = assertion.because.empty() ? assertion.condition : assertion.because;
    name += " [" + report.scenarios[assertion.scenario].name;
    if (!assertion.binding.empty()) name += ", " + assertion.binding;
    return name + "]";
  }

  void compare(const std::string& report) {
    const std::string path = golden_path(test_.path);
    const bool kept = std::filesystem::exists(path);
    if (!kept && !options_.update) return;
    const check::FileText golden = kept ? read_file(path) : check::FileText{"", path, ""};
    TestCase one{"the report is as it was kept", ""};
    if (!golden.text) {
      one.failure = "cannot read `" + path + "`: " + golden.problem + "\n";
    } else if (!kept || *golden.text != report) {
      if (options_.update)
        one.failure = update(path, report);
      else
        one.failure = unified_diff(*golden.text, report, path, test_.path + " (now)");
    }
    test_.cases.push_back(std::move(one));
  }

  /// What went wrong, or nothing.
  std::string update(const std::string& path, const std::string& report) {
    if (const auto problem = write_whole(path, report)) {
      test_.end = ScriptTest::End::unreadable;
      test_.problem = "cannot write `" + path + "`: " + *problem;
      return test_.problem + "\n";
    }
    test_.updated = true;
    return "";
  }

  const ScriptTestOptions& options_;
  ScriptTest test_;
};

/// XML 1.0 has no place for other control characters, escaped or not.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool control = static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else if (c == '"')
      result += "&quot;";
    else if (c == '\n')
      result += "&#10;";
    else if (control)
      result += "\xEF\xBF\xBD";
    else
      result += c;
  }
  return result;
}

}  // namespace

std::string golden_path(const std::string& script) { return script + ".golden"; }

std::size_t ScriptTest::failures() const {
  return static_cast<std::size_t>(std::count_if(
      cases.begin(), cases.end(), [](const TestCase& one) { return !one.failure.empty(); }));
}

ScriptTest test_script(const std::string& path, const ScriptTestOptions& options) {
  return ScriptTester(path, options).run();
}

std::vector<ScriptTest> test_scripts(const std::vector<std::string>& paths,
                                     const ScriptTestOptions& options, std::size_t threads) {
  std::vector<ScriptTest> tests(paths.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < paths.size(); i = next++)
      tests[i] = test_script(paths[i], options);
  };
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < std::min(threads, paths.size()); ++i) others.emplace_back(work);
  work();
  others.clear();
  return tests;
}

std::string junit(const std::vector<ScriptTest>& tests) {
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"entente\">\n";
  for (const ScriptTest& test : tests) {
    const bool ran = !test.broke_off();
    text += fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n",
                        escaped(test.path), test.cases.size() + (ran ? 0 : 1), test.failures(),
                        ran ? 0 : 1);
    for (const TestCase& one : test.cases) {
      text += fmt::format("    <testcase classname=\"{}\" name=\"{}\"", escaped(test.path),
                          escaped(one.name));
      text += one.failure.empty()
                  ? "/>\n"
                  : fmt::format("><failure message=\"{}\"/></testcase>\n", escaped(one.failure));
    }
    if (!ran) {
      text += fmt::format(
          "    <testcase classname=\"{}\" name=\"runs\"><error message=\"{}\"/></testcase>\n",
          escaped(test.path), escaped(test.problem));
    }
    text += "  </testsuite>\n";
  }
  return text + "</testsuites>\n";
}

}  // namespace entente
