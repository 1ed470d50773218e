// A trace of runs that a test may write in: nobody else has it, until it is asked for again.
#pragma once

#include <memory>

#include "analysis/runs.h"

namespace entente::test {

inline engine::Trace& own_trace(Runs& runs, ScenarioId scenario) {
  const auto known = runs.traces.find(scenario);
  auto own = known == runs.traces.end() ? std::make_shared<engine::Trace>()
                                        : std::make_shared<engine::Trace>(*known->second);
  runs.traces[scenario] = own;
  return *own;
}

}  // namespace entente::test
