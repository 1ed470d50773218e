// One step of the clean engine: the only function that moves a State forward.
#pragma once

#include <cstddef>

#include "engine/parameters.h"
#include "engine/policy.h"
#include "engine/state.h"

namespace entente::engine {

template <typename Real>
void step(const Parameters<Real>& p, const Policy& policy, std::size_t index, State<Real>& state,
          Workspace<Real>& w);

}  // namespace entente::engine
