// Diagnostics that no stored script can show, each with the test that shows it instead.
#pragma once

#include <map>
#include <string>

namespace entente::test {

/// The path of the test, by code.
inline const std::map<std::string, std::string>& shown_elsewhere() {
  static const std::map<std::string, std::string> places = {
      {"E0120",
       "tests/unit/session/hostile_input_test.cpp"},  // a text of more than the limit is not stored
      {"E0121", "tests/unit/session/hostile_input_test.cpp"},  // nor a line
      {"E0123",
       "tests/unit/session/hostile_input_test.cpp"},  // editors mend bytes that are not UTF-8
      {"E0124", "tests/unit/session/hostile_input_test.cpp"},   // and hide direction controls
      {"E0221", "tests/unit/session/imports_test.cpp"},         // takes 33 files
      {"E0425", "tests/unit/compile/balance_report_test.cpp"},  // no known sheet fails to converge
      {"E0460", "tests/unit/mrio/mistakes_test.cpp"},  // tables beyond the limits are not stored
      {"E0461", "tests/unit/mrio/mistakes_test.cpp"},
      {"E0464", "tests/unit/mrio/mistakes_test.cpp"},  // nor is a machine with little memory
      {"E0905", "tests/unit/analysis/size_test.cpp"},  // large scripts are not stored
  };
  return places;
}

}  // namespace entente::test
