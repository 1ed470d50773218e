// Time inside a step: the share of it that a shock acts, whether an agreement counts, how far a
// plant is built.
#pragma once

#include "engine/policy.h"

namespace entente::engine {

/// The part of a loss still missing `elapsed` days after its end, where it comes back over `days`.
double missing_after(Curve curve, double days, double elapsed);

/// The level of a loss in step `index` as the published program of ARIO has it: all of it from the
/// first step on until the one after the end, then the curve at one day less than has passed; over
/// one step where no recovery is declared.
double stepwise_level(const Window& window, std::size_t index, double months_per_step);

/// Whether the recovery of a loss has begun by then: at the first step of it all is still missing.
bool recovers_stepwise(const Window& window, std::size_t index, double months_per_step);

/// The step that a time falls into; the first one for those before. Dates become months by
/// division, so one on the beginning of a step may miss it by a bit.
std::size_t step_in(double months, double months_per_step);

/// Whether [from, until) covers at least half of the step [begin, end).
bool in_force(double from, double until, double begin, double end);

/// Whether the term is in force, and `country` is a member, for at least half of the step.
bool is_member(const Scope& scope, std::size_t country, double begin, double end);

/// Mean over the step of the plant's ramp: 0 before `from`, 1 after `from + over`, 0 from `until`
/// on. An integral.
double built_share(const Plant& plant, double begin, double end);

}  // namespace entente::engine
