// Assertions judged: every one in every scenario that it names, with what decided it.
#pragma once

#include <optional>
#include <vector>

#include "analysis/answers.h"

namespace entente {

/// A comparison that decided a verdict, with the values of both sides where it first failed (or
/// held).
struct Evidence {
  FormulaId left;
  FormulaId right;
  Relation relation = Relation::equal;
  double left_value = 0;
  double right_value = 0;
  bool censored = false;
  bool per_period = false;
};

struct Verdict {
  std::size_t assertion = 0;  ///< its place in World::assertions
  ScenarioId scenario;
  bool passed = false;
  std::optional<std::size_t>
      period;  ///< the first in which it fails, where it is judged a period at a time
  std::size_t failed_periods = 0;
  std::vector<Evidence> evidence;
};

/// In the order of the script, and of the scenarios within an assertion.
std::vector<Verdict> judge(const World& world, const Runs& runs);

/// True where every `assert` holds; an `expect` may fail.
bool all_hold(const World& world, const std::vector<Verdict>& verdicts);

/// An assertion that holds on one side of a `what if` and fails on the other.
struct ChangedVerdict {
  Verdict before;
  Verdict after;
};
/// In the order of the verdicts, which are those of judge(). What an assertion asks of other
/// scenarios, with `in:`, it asks of them as they are declared.
std::vector<ChangedVerdict> changed_verdicts(const World& world, const Runs& runs,
                                             const std::vector<Verdict>& verdicts,
                                             const WhatIf& what_if);

}  // namespace entente
