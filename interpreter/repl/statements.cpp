#include "repl/statements.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/judgement.h"
#include "report/sections.h"
#include "report/text_sections.h"
#include "support/direction.h"
#include "support/display_width.h"

namespace entente {

namespace {

/// A text was wrong already, or is: the input, or what it brings in.
bool is_wrong_from(SourceId input, const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.all().begin(), diagnostics.all().end(),
                     [&](const Diagnostic& diagnostic) {
                       const Span span = diagnostic.span();
                       return diagnostic.severity == Severity::error && span.valid() &&
                              span.source.index() >= input.index();
                     });
}

/// `shock ban: new`, a line for what is new and one for what was replaced.
std::string summary(const Taken& taken) {
  std::string result;
  const auto line = [&](const std::vector<std::string>& subjects, std::string_view what) {
    if (subjects.empty()) return;
    result += isolate_runs(printable(fmt::format("{}: {}", what, some_of(subjects)))) + "\n";
  };
  line(taken.added, "new");
  line(taken.replaced, "replaced");
  return result;
}

/// Leaves in the world what this text asks.
void leave_own_questions(World& world, SourceId input) {
  std::erase_if(world.assertions,
                [&](const Assertion& assertion) { return assertion.span.source != input; });
  std::erase_if(world.reports,
                [&](const RequestedReport& report) { return report.span.source != input; });
  world.what_ifs.clear();
  const bool everywhere =
      !world.reports.empty() ||
      std::any_of(world.assertions.begin(), world.assertions.end(),
                  [](const Assertion& assertion) { return assertion.scenarios.empty(); });
  if (!everywhere) world.run.clear();
}

/// The command that says why, to be copied whole. What `for all` binds has no name outside.
std::string why_line(const Report& report, const AssertionReport& assertion) {
  if (assertion.passed || !assertion.binding.empty() || assertion.evidence.empty()) return "";
  const std::string& value = assertion.evidence.front().left_text;
  if (value.empty()) return "";
  return fmt::format("   why: :why {} in {}\n", value, report.scenarios[assertion.scenario].name);
}

/// Judges the assertions of the world and writes its chapters.
Reply answer_questions(Desk& desk, Draft& draft) {
  World& world = draft.world;
  if (world.assertions.empty() && world.reports.empty()) return {};
  if (std::optional<Reply> instead = run(desk, draft)) return *instead;
  const Runs& runs = desk.workbench.runs();
  const std::vector<Verdict> verdicts = judge(world, runs);
  Report report = report_head(world);
  report.chapters = report_chapters(world, runs);
  report.assertions = report_assertions(world, verdicts, draft.sources);
  Reply reply;
  for (const Chapter& chapter : report.chapters)
    reply.text += text_of_chapter(report, chapter, desk.options.style);
  reply.text += text_of_verdicts(report, desk.options.style);
  for (const AssertionReport& assertion : report.assertions)
    reply.text += why_line(report, assertion);
  reply.failed = !all_hold(world, verdicts);
  return unless_stopped(desk, std::move(reply));
}

/// A `test` block is a script of its own within this one.
Reply judge_block(Desk& desk, const Draft& around, const syntax::TestStatement& test) {
  Draft draft{around.sources, with_block(around.ast, test), around.input};
  if (!check_draft(desk, draft)) return refusal(told(desk, draft));
  leave_own_questions(draft.world, draft.input);
  return answer_questions(desk, draft);
}

void add(Reply& reply, Reply more) {
  reply.text += more.text;
  reply.wrong = reply.wrong || more.wrong;
  reply.failed = reply.failed || more.failed;
}

}  // namespace

Reply take_statements(Desk& desk, const std::string& input) {
  std::string ending;
  const auto entries = desk.book.read(input_name(desk), input, ending, true);
  Taken taken;
  Version next = desk.book.with(entries, taken);
  Draft draft = draft_of(desk, next);
  draft.input = entries.front()->statement.span.source;
  Draft around = draft;
  bool sound = check_draft(desk, draft);
  // What only figures show is looked at where that takes no time; else before the next answer.
  if (sound && desk.workbench.is_balanced(draft.world)) sound = desk.workbench.prepare(draft);
  if (is_wrong_from(draft.input, draft.diagnostics)) return refusal(told(desk, draft));

  turn_to(desk, std::move(next));
  desk.checked = draft;
  Reply reply{summary(taken) + told(desk, draft)};
  if (!sound) {
    reply.text += std::string(unfit);
    return reply;
  }
  if (desk.repeating) return reply;
  leave_own_questions(draft.world, draft.input);
  add(reply, answer_questions(desk, draft));
  drop<syntax::TestStatement>(around.ast);
  for (const syntax::TestStatement& test : draft.tests) {
    if (test.label.text.span.source == draft.input) add(reply, judge_block(desk, around, test));
  }
  return reply;
}

}  // namespace entente
