// A whole run with a given number type; run.h is the public way in.
#pragma once

#include "engine/plan.h"
#include "engine/policy.h"
#include "engine/trace.h"

namespace entente::engine {

template <typename Real>
Trace simulate_with(const Plan& plan, const Policy& policy, const Recording& recording);

}  // namespace entente::engine
