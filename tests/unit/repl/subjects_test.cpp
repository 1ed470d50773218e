#include "repl/subjects.h"

#include <gtest/gtest.h>

#include "repl/book.h"

namespace entente {
namespace {

/// Whether the second takes the place of the first.
bool replaces(const std::string& first, const std::string& second) {
  Book book{Version{}};
  std::string ending;
  const auto one = book.read("one", first, ending);
  const auto other = book.read("other", second, ending);
  EXPECT_EQ(one.size(), 1u) << first;
  EXPECT_EQ(other.size(), 1u) << second;
  return !one.empty() && !other.empty() && one.front()->subject.key == other.front()->subject.key;
}

TEST(Subjects, WhatIsSaidAgainReplacesWhatWasSaid) {
  const std::pair<const char*, const char*> pairs[] = {
      {"time 2026-01 to 2026-12 by month", "time 2026-W01 to 2026-W20 by week in 2 steps"},
      {"title \"a\"", "title \"b\""},
      {"import \"a.ent\" as x", "import \"b.ent\" as x"},
      {"source s \"a\"", "source s \"b\" url \"https://example.org\""},
      {"unit box = 3 t", "unit box"},
      {"rate 1 EUR@2025 = 1.1 USD@2025 assumed", "rate 1 EUR@2025 = 1.2 USD@2025 assumed"},
      {"let x = 3 t assumed", "fn x(a) = a"},
      {"let x = {A}", "group x \"X\" = {B}"},
      {"country A", "country A \"Land\""},
      {"A mines 3 t/year of tin assumed", "A makes 20% of tin at 80% utilisation assumed"},
      {"world makes 3 t/year of tin assumed", "world refines 4 t/year of tin assumed"},
      {"A can make 3 t/year of tin assumed", "A can mine 4 t/year of tin assumed"},
      {"A uses rest of tin", "A uses 3 t/year of tin assumed"},
      {"A holds 3 t of tin assumed", "A holds 2 months of tin assumed"},
      {"A buys 3% of tin from B assumed", "A buys 4% of tin from B assumed"},
      {"A ships 3% of tin to B via s assumed",
       "A ships 4% of tin to B via s taking 3 days assumed"},
      {"a replaces tin up to 3% assumed", "a replaces tin up to 4% at 1 t/t assumed"},
      {"industries keep 3 days of inputs assumed", "industries keep 4 days of inputs assumed"},
      {"industries can exceed capacity by 3% within 1 month assumed",
       "industries can exceed capacity by 4% within 2 months assumed"},
      {"inputs used until exhausted", "inputs used cautiously below 80%"},
      {"rationing pro rata", "rationing industries first"},
      {"restocking over 3 days assumed", "restocking over 4 days assumed"},
      {"engine ario { psi = 80% }", "engine ario { inventory = 3 days }"},
      {"shock s { closes x; from 2026-01 }", "shock s { closes y; from 2026-02 }"},
      {"scenario s = baseline", "scenario s = baseline + x"},
      {"run a", "run b, c"},
      {"assert 1 < 2", "expect 1 < 2"},
      {"report \"r\" { compare a, b }", "report \"r\" { show x }"},
      {"test \"t\" { assert 1 < 2 }", "test \"t\" { assert 1 < 3 }"},
      {"table uses assumed\n| of | A |\n| tin | 3 t/year |",
       "table uses assumed\n| of | A |\n| tin | 4 t/year |"},
  };
  for (const auto& [first, second] : pairs)
    EXPECT_TRUE(replaces(first, second)) << first << "\n" << second;
}

TEST(Subjects, WhatIsSaidOfAnotherStandsBeside) {
  const std::pair<const char*, const char*> pairs[] = {
      {"import \"a.ent\"", "import \"a.ent\" as x"},
      {"import \"a.ent\" as x", "import \"a.ent\" as y"},
      {"use std.countries (A)", "use std.countries (B)"},
      {"source A \"a\"", "country A"},
      {"unit A", "country A"},
      {"rate 1 EUR@2025 = 1.1 USD@2025 assumed", "rate 1 EUR@2025 = 150 JPY@2025 assumed"},
      {"A makes 3 t/year of tin assumed", "B makes 3 t/year of tin assumed"},
      {"A makes 3 t/year of tin assumed", "A makes 3 t/year of lead assumed"},
      {"A makes 3 t/year of tin assumed", "A can make 3 t/year of tin assumed"},
      {"A makes 3 t/year of tin assumed", "world makes 3 t/year of tin assumed"},
      {"A uses 3 t/year of tin assumed", "A makes 3 t/year of tin assumed"},
      {"A holds 3 EUR of tin assumed", "A holds 3 EUR of tin capital assumed"},
      {"A buys 3% of tin from B assumed", "A buys 3% of tin from C assumed"},
      {"A ships 3% of tin to B via s assumed", "A ships 3% of tin to B via t assumed"},
      {"A ships 3% of tin to B via s assumed", "A ships 3% of exports to B via s assumed"},
      {"a replaces tin in x up to 3% assumed", "a replaces tin in y up to 3% assumed"},
      {"industries keep 3 days of inputs assumed", "industries in A keep 3 days of inputs assumed"},
      {"industries keep 3 days of inputs assumed", "industries keep 3 days of tin assumed"},
      {"industries can exceed capacity by 3% within 1 month assumed",
       "industries in A can exceed capacity by 3% within 1 month assumed"},
      {"restocking over 3 days assumed", "restocking of tin over 3 days assumed"},
      {"assert 1 < 2", "assert 1 < 3"},
      {"assert 1 < 2", "assert in a: 1 < 2"},
      {"assert x < 2", "assert for all x in {1}: x < 2"},
      {"assert 1 < 2 because \"a\"", "assert 1 < 2 because \"b\""},
      {"report \"r\" { show x }", "report \"s\" { show x }"},
      {"table uses assumed\n| of | A |\n| tin | 3 t/year |",
       "table makes assumed\n| of | A |\n| tin | 3 t/year |"},
      {"table uses assumed\n| of | A |\n| tin | 3 t/year |",
       "table uses assumed\n| of | A |\n| lead | 3 t/year |"},
      {"table uses from \"a.csv\" assumed", "table uses from \"b.csv\" assumed"},
  };
  for (const auto& [first, second] : pairs)
    EXPECT_FALSE(replaces(first, second)) << first << "\n" << second;
}

}  // namespace
}  // namespace entente
