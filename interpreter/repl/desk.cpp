#include "repl/desk.h"

#include <fmt/format.h>

#include <algorithm>

#include "diagnostics/render_text.h"
#include "model/language.h"
#include "session/files.h"
#include "support/direction.h"
#include "support/display_width.h"

namespace entente {

namespace {

/// More than this nobody reads: the first ones often bring the rest with them.
constexpr std::size_t most_errors = 8;

Version first_version() {
  Version version;
  version.name = "session";
  return version;
}

}  // namespace

Desk new_desk(DeskOptions options) {
  const WorkbenchOptions work{options.threads, options.strict, options.stop};
  Desk desk{std::move(options), Book(first_version()), Workbench(work)};
  std::string ending;
  Version version = first_version();
  version.entries = desk.book.read("session", std::string(usual_time), ending);
  desk.book.begin_with(std::move(version));
  read_below(desk, "");
  return desk;
}

std::string input_name(const Desk& desk) { return fmt::format("input {}", desk.inputs); }

Draft draft_of(const Desk& desk, const Version& version) {
  return {desk.book.sources(), desk.book.tree(version), SourceId()};
}

Draft draft_of(const Desk& desk, const Version& version, const std::string& input) {
  Draft draft = draft_of(desk, version);
  draft.input = draft.sources.add(input_name(desk), input);
  return draft;
}

void drop_questions(Draft& draft) {
  drop<syntax::AssertionStatement, syntax::ReportStatement, syntax::TestStatement,
       syntax::WhatIfStatement>(draft.ast);
}

bool check_draft(Desk& desk, Draft& draft) {
  const bool sound = desk.workbench.check(draft);
  draft.world.name = desk.book.version().name;
  if (!desk.language.empty()) speak(draft.world, desk.language);
  return sound;
}

const Draft& known(Desk& desk) {
  if (!desk.checked) {
    Draft draft = draft_of(desk, desk.book.version(), "");
    check_draft(desk, draft);
    desk.checked = std::move(draft);
  }
  return *desk.checked;
}

void turn_to(Desk& desk, Version version) {
  desk.book.turn_to(std::move(version));
  follow_version(desk);
}

void follow_version(Desk& desk) {
  desk.checked.reset();
  if (desk.book.version().folder != desk.folder) read_below(desk, desk.book.version().folder);
}

void read_below(Desk& desk, const std::string& folder) {
  desk.folder = folder;
  const std::string script = folder.empty() ? "session" : folder + "/session";
  desk.workbench.read_files_with(reader_below(script, desk.options.allow_read));
  desk.checked.reset();
}

std::vector<ScenarioId> scenarios_of(const Desk& desk, const World& world) {
  std::vector<ScenarioId> result;
  for (const std::string& name : desk.focus) {
    if (const auto id = scenario_named(world, name)) result.push_back(*id);
  }
  if (result.empty()) result.push_back(world.run.empty() ? ScenarioId(0) : world.run.back());
  return result;
}

std::optional<Reply> run(Desk& desk, Draft& draft, RecordingOf* also) {
  if (!desk.workbench.prepare(draft)) return refusal(told(desk, draft));
  if (desk.workbench.simulate(draft, also)) return std::nullopt;
  if (desk.workbench.stopped()) return unless_stopped(desk, {});
  if (const auto& fault = desk.workbench.fault())
    return problem("internal error: " + *fault + "; please report it");
  return refusal(told(desk, draft));
}

std::string told(const Desk& desk, const Draft& draft) {
  std::string result = told(desk, draft.diagnostics, draft.sources);
  if (desk.options.quiet) return result;
  for (const Diagnostic& diagnostic : draft.diagnostics.all()) {
    // Of what was said before they were told before.
    const bool own = diagnostic.span().source == draft.input;
    if (own && diagnostic.severity == Severity::warning)
      result += render_text(diagnostic, draft.sources, desk.options.style);
  }
  return result;
}

std::string told(const Desk& desk, const Diagnostics& diagnostics, const Sources& sources) {
  std::string result;
  std::size_t errors = 0;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (diagnostic.severity != Severity::error || errors == most_errors) continue;
    ++errors;
    result += render_text(diagnostic, sources, desk.options.style);
  }
  const std::size_t more = diagnostics.count(Severity::error) - errors;
  if (more > 0) result += fmt::format("… and {} more error{}\n", more, more == 1 ? "" : "s");
  return result;
}

Reply refusal(std::string text) {
  Reply reply{std::move(text)};
  reply.wrong = true;
  return reply;
}

Reply unless_stopped(const Desk& desk, Reply reply) {
  return desk.workbench.stopped() ? refusal("stopped\n") : std::move(reply);
}

Reply problem(const std::string& text) {
  return refusal("entente: " + isolate_runs(printable(text)) + "\n");
}

}  // namespace entente
