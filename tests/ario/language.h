// Runs a script of a case: parsed, checked and compiled as any other, with all series recorded.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "ario/comparison.h"
#include "compile/compile.h"
#include "session/files.h"
#include "session/session.h"

namespace entente::ario {

struct LanguageRun {
  engine::Plan plan;
  engine::Trace trace;
};

/// The last scenario of the script at `path`, whose text may be another than the file's. Nothing,
/// and a failure, where it has mistakes.
inline std::optional<LanguageRun> run_script(const std::string& path, const std::string& text) {
  Session session({});
  const Result result = session.check(path, text, reader_below(path));
  for (const Diagnostic& diagnostic : session.diagnostics().all()) {
    EXPECT_NE(diagnostic.severity, Severity::error) << diagnostic.code << " " << diagnostic.message;
  }
  if (session.diagnostics().has_errors()) return std::nullopt;
  const World& world = *result.world;
  const engine::Plan& plan = result.runs->plan;
  const Scenario& scenario = world.scenarios[ScenarioId(world.scenarios.size() - 1)];
  LanguageRun run;
  run.trace =
      run_recorded(plan, compile_policy(world, plan, scenario, components(world, scenario)));
  run.plan = plan;
  EXPECT_FALSE(run.trace.fault);
  EXPECT_FALSE(run.trace.capital_fault);
  return run;
}

}  // namespace entente::ario
