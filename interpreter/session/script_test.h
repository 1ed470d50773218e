// A script as a test: its assertions judged, and its report held against the one that was kept.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// The report that is kept of `a.ent` is `a.ent.golden`, beside it: the text of `run`, in which
/// files are called by their names alone, so that it does not matter from where the test is run.
std::string golden_path(const std::string& script);

struct TestCase {
  std::string name;
  std::string failure;  ///< empty where it passed
};

struct ScriptTest {
  enum class End { ran, only_declares, wrong_script, unreadable, own_fault } end = End::ran;
  std::string path;
  std::vector<TestCase> cases;  ///< assertions, then the report where one is kept
  std::string problem;          ///< why it did not run, or what could not be written
  bool updated = false;         ///< the kept report was written anew

  std::size_t failures() const;
  bool broke_off() const { return end != End::ran && end != End::only_declares; }
};

struct ScriptTestOptions {
  bool update = false;  ///< keep the report as it is now
  bool strict = false;
  std::vector<std::string> allow_read = {};  ///< folders that the scripts may read too
};

ScriptTest test_script(const std::string& path, const ScriptTestOptions& options);

/// All of them on up to `threads` threads; the results are in the order of the paths.
std::vector<ScriptTest> test_scripts(const std::vector<std::string>& paths,
                                     const ScriptTestOptions& options, std::size_t threads);

/// JUnit's XML: a suite a script, a case an assertion.
std::string junit(const std::vector<ScriptTest>& tests);

}  // namespace entente
