#include "repl/questions.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "analysis/judgement.h"
#include "analysis/reasons.h"
#include "analysis/term_effects.h"
#include "repl/answers.h"
#include "repl/input_parts.h"
#include "repl/listing.h"
#include "repl/statements.h"
#include "report/difference.h"
#include "report/explanation.h"
#include "report/sections.h"
#include "report/terminal_chart.h"
#include "report/text.h"
#include "report/text_sections.h"
#include "support/suggest.h"
#include "syntax/parser.h"
#include "syntax/written_name.h"

namespace entente {

namespace {

std::vector<std::string> names_of_scenarios(const World& world) {
  std::vector<std::string> names;
  for (const Scenario& scenario : world.scenarios) {
    if (!scenario.variant) names.push_back(scenario.name);
  }
  return names;
}

/// A value that is asked for, as far as it is known without a run.
struct Asking {
  Draft draft;
  std::optional<Reply> instead;  ///< where it has no answer
};

/// `EXPR in NAME, …`: one expression for once asked of other scenarios. In the language a value is
/// never in a scenario, so that nothing else can be meant.
AskedIn split(Desk& desk, const std::string& input) {
  AskedIn asked = split_names(input);
  if (asked.names.empty()) return asked;
  const World& world = known(desk).world;
  const bool all_known =
      std::all_of(asked.names.begin(), asked.names.end(),
                  [&](const std::string& name) { return scenario_named(world, name); });
  return all_known ? asked : AskedIn{input, {}};
}

/// Where an input that is wrong ends in `in NAME`, with a name that is nearly that of a scenario.
std::optional<Reply> mistyped_scenario(Desk& desk, const std::string& input) {
  const AskedIn asked = split_names(input);
  const World& world = known(desk).world;
  for (const std::string& name : asked.names) {
    if (scenario_named(world, name) || desk.book.version().find(name) != nullptr ||
        is_declared(desk, name))
      continue;
    if (nearest(name, names_of_scenarios(world))) return no_such_scenario(world, name);
  }
  return std::nullopt;
}

Asking read_question(Desk& desk, const std::string& input) {
  const AskedIn asked = split(desk, input);
  Asking asking{draft_of(desk, desk.book.version(), asked.expression), {}};
  Draft& draft = asking.draft;
  drop_questions(draft);
  draft.question = parse_value(draft.input, draft.sources, draft.diagnostics, draft.ast);
  if (draft.diagnostics.has_errors() || !check_draft(desk, draft)) {
    asking.instead = mistyped_scenario(desk, input);
    if (!asking.instead) asking.instead = refusal(told(desk, draft));
    return asking;
  }
  draft.world.run = scenarios_of(desk, draft.world);
  if (!asked.names.empty()) draft.world.run.clear();
  for (const std::string& name : asked.names)
    draft.world.run.push_back(*scenario_named(draft.world, name));
  return asking;
}

/// With runs.
Asking run_question(Desk& desk, const std::string& input) {
  Asking asking = read_question(desk, input);
  if (!asking.instead && wants_run(asking.draft.asked)) asking.instead = run(desk, asking.draft);
  return asking;
}

/// The text that a script was read from: warnings are about it, as those of a run.
std::optional<SourceId> own_source(const Book& book) {
  for (const auto& entry : book.version().entries) {
    const SourceId source = entry->statement.span.source;
    if (book.sources().name(source) == book.version().name) return source;
  }
  return std::nullopt;
}

/// The whole script with all that it asks, run and judged; or what is to be said instead.
struct Judged {
  Draft draft;
  std::vector<Verdict> verdicts;
  std::optional<Reply> instead;
};
Judged judge_script(Desk& desk) {
  Judged judged{draft_of(desk, desk.book.version(), ""), {}, {}};
  if (const auto file = own_source(desk.book)) judged.draft.input = *file;
  if (!check_draft(desk, judged.draft)) {
    judged.instead = refusal(told(desk, judged.draft));
    return judged;
  }
  judged.instead = run(desk, judged.draft);
  if (!judged.instead && !desk.workbench.check_blocks(judged.draft))
    judged.instead = refusal(told(desk, judged.draft));
  if (!judged.instead) judged.verdicts = judge(judged.draft.world, desk.workbench.runs());
  return judged;
}

const syntax::WhatIfStatement* what_if_of(const std::vector<syntax::Statement>& statements) {
  if (statements.size() != 1) return nullptr;
  return std::get_if<syntax::WhatIfStatement>(&statements.front().node);
}

}  // namespace

Reply no_such_scenario(const World& world, const std::string& name) {
  const std::vector<std::string> names = names_of_scenarios(world);
  const auto suggestion = nearest(name, names);
  return problem(fmt::format("there is no scenario `{}`{}", name,
                             suggestion
                                 ? fmt::format("; did you mean `{}`?", *suggestion)
                                 : fmt::format("; there is `{}`", fmt::join(names, "`, `"))));
}

Reply answer_value(Desk& desk, const std::string& input) {
  if (desk.repeating) {
    desk.last_value = without_comments(split(desk, input).expression);
    return {};
  }
  const Asking asking = run_question(desk, input);
  if (asking.instead) return *asking.instead;
  const Draft& draft = asking.draft;
  desk.last_value = without_comments(draft.sources.text(draft.input));
  Reply reply{told(desk, draft)};
  reply.text += wants_run(draft.asked)
                    ? text_of_answers(draft.world, desk.workbench.runs(), draft.asked,
                                      draft.world.run, desk.options.style)
                    : text_of_known(draft.asked);
  return unless_stopped(desk, std::move(reply));
}

Reply draw_value(Desk& desk, const std::string& input) {
  const Asking asking = run_question(desk, input);
  if (asking.instead) return *asking.instead;
  const World& world = asking.draft.world;
  Exhibit exhibit = exhibit_of(world, desk.workbench.runs(), asking.draft.asked, world.run);
  exhibit.title = std::string(asking.draft.sources.text(asking.draft.input));
  if (world.run.size() == 1) exhibit.title += " in " + world.scenarios[world.run.front()].name;
  if (exhibit.answers.empty() || exhibit.answers.front().front().values.size() < 2)
    return problem("a chart wants a series, one value a period");
  return unless_stopped(desk,
                        {render_text(terminal_chart(report_head(world), exhibit),
                                     ChartSize{.dots = desk.options.dots}, desk.options.style)});
}

Reply explain_value(Desk& desk, const std::string& input) {
  Asking asking = read_question(desk, input);
  if (asking.instead) return *asking.instead;
  Draft& draft = asking.draft;
  if (draft.asked.list || !wants_run(draft.asked))
    return problem("only a run has reasons, and only one value at a time");
  const auto [formula, asked] = asked_in(
      draft.world, std::get<FormulaId>(draft.asked.rows.front().answer), draft.world.run.front());
  draft.world.run = {ScenarioId(0), asked};
  if (std::optional<Reply> instead = run(desk, draft, recording_for_reasons)) return *instead;
  return unless_stopped(
      desk, {render_text(explain(draft.world, desk.workbench.runs(), draft.sources, formula, input,
                                 asked, std::nullopt),
                         desk.options.style)});
}

Reply suppose(Desk& desk, const std::string& input) {
  Draft draft = draft_of(desk, desk.book.version(), input);
  drop<syntax::TestStatement, syntax::ReportStatement>(draft.ast);
  const std::vector<syntax::Statement> statements =
      parse_into(draft.input, draft.sources, draft.diagnostics, draft.ast);
  draft.ast.statements.insert(draft.ast.statements.end(), statements.begin(), statements.end());
  if (!check_draft(desk, draft)) return refusal(told(desk, draft));
  Reply reply;
  desk.supposed = input;
  if (desk.repeating) return reply;
  World& world = draft.world;
  std::erase_if(world.what_ifs, [&](const WhatIf& what_if) {
    return world.scenarios[what_if.after].span.source != draft.input;
  });
  if (std::optional<Reply> instead = run(desk, draft)) return *instead;
  const Runs& runs = desk.workbench.runs();
  Report report = report_head(world);
  report.what_ifs = report_what_ifs(world, runs, judge(world, runs), draft.sources);
  reply.text = told(desk, draft) + text_of_what_ifs(report, desk.options.style);
  return unless_stopped(desk, std::move(reply));
}

Reply keep_supposed(Desk& desk, const std::string& name) {
  if (!desk.supposed) return problem("there is no `what if` to keep yet");
  Draft draft = draft_of(desk, desk.book.version(), *desk.supposed);
  const std::vector<syntax::Statement> statements =
      parse_into(draft.input, draft.sources, draft.diagnostics, draft.ast);
  const syntax::WhatIfStatement* what_if = what_if_of(statements);
  if (what_if == nullptr) return problem("only a single `what if` can be kept");
  std::vector<std::string> scenarios;
  for (const syntax::Name& scenario : what_if->scenarios)
    scenarios.push_back(syntax::written_name(scenario.text));
  if (scenarios.empty()) {
    const World& world = known(desk).world;
    for (const ScenarioId id : world.run)
      scenarios.push_back(syntax::written_name(world.scenarios[id].name));
  }
  if (scenarios.size() != 1)
    return problem(fmt::format("this varies {} scenarios at once; ask `what if in ONE: …` first",
                               scenarios.size()));
  std::vector<std::string> settings;
  for (const syntax::Override& change : what_if->overrides)
    settings.emplace_back(draft.sources.text(change.span));
  return take_statements(desk,
                         fmt::format("scenario {} = {} with {{ {} }}", syntax::written_name(name),
                                     scenarios.front(), fmt::join(settings, "; ")));
}

Reply tell_difference(Desk& desk, const std::string& before, const std::string& after) {
  Draft draft = draft_of(desk, desk.book.version(), "");
  drop<syntax::TestStatement, syntax::WhatIfStatement>(draft.ast);
  if (!check_draft(desk, draft)) return refusal(told(desk, draft));
  const auto first = scenario_named(draft.world, before);
  if (!first) return no_such_scenario(draft.world, before);
  const auto second = scenario_named(draft.world, after);
  if (!second) return no_such_scenario(draft.world, after);
  ask_of_both(draft.world, *first, *second);
  if (std::optional<Reply> instead = run(desk, draft)) return *instead;
  return unless_stopped(
      desk,
      {render_text(compare(draft.world, desk.workbench.runs(), draft.diagnostics, draft.sources),
                   desk.options.style)});
}

Reply write_report(Desk& desk) {
  const Judged judged = judge_script(desk);
  if (judged.instead) return *judged.instead;
  const World& world = judged.draft.world;
  const Runs& runs = desk.workbench.runs();
  const std::vector<TermEffect> effects = term_effects(world, runs);
  Reply reply{render_text(compose(world, runs, judged.verdicts, effects, judged.draft.diagnostics,
                                  judged.draft.sources),
                          desk.options.style)};
  reply.failed = !all_hold(world, judged.verdicts);
  return unless_stopped(desk, std::move(reply));
}

Reply run_script(Desk& desk) {
  const Judged judged = judge_script(desk);
  if (judged.instead) return *judged.instead;
  const World& world = judged.draft.world;
  const Runs& runs = desk.workbench.runs();
  Report report = report_head(world);
  report.runs = report_scenarios(world, runs);
  report.side_by_side = compare_scenarios(world, runs, world.run);
  report.assertions = report_assertions(world, judged.verdicts, judged.draft.sources);
  Reply reply{text_of_outcomes(report, desk.options.style)};
  if (!report.assertions.empty())
    reply.text += "\n" + text_of_assertions(report, desk.options.style);
  reply.failed = !all_hold(world, judged.verdicts);
  return unless_stopped(desk, std::move(reply));
}

Reply list_sources(Desk& desk) {
  const Draft& draft = known(desk);
  if (draft.diagnostics.has_errors()) return refusal(told(desk, draft));
  Report report = report_head(draft.world);
  report.provenances = report_provenances(draft.world, draft.sources);
  const std::string text = text_of_provenances(report, desk.options.style);
  return {text.empty() ? "no figure has a source yet\n" : text};
}

}  // namespace entente
