#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/numbers.h"
#include "report/text_sections.h"
#include "support/direction.h"
#include "support/display_width.h"

namespace entente {

namespace {

std::string_view symbol(Relation relation) {
  switch (relation) {
    case Relation::equal:
      return "==";
    case Relation::not_equal:
      return "!=";
    case Relation::less:
      return "<";
    case Relation::less_equal:
      return "<=";
    case Relation::greater:
      return ">";
    case Relation::greater_equal:
      return ">=";
  }
  return "";
}

bool holds(const ComparisonEvidence& evidence) {
  const double left = evidence.left.value;
  const double right = evidence.right.value;
  switch (evidence.relation) {
    case Relation::equal:
      return left == right;
    case Relation::not_equal:
      return left != right;
    case Relation::less:
      return left < right;
    case Relation::less_equal:
      return left <= right;
    case Relation::greater:
      return left > right;
    case Relation::greater_equal:
      return left >= right;
  }
  return false;
}

/// Both sides with as many digits as it takes to tell them apart.
struct Sides {
  std::string left;
  std::string right;
};
Sides sides_of(const ComparisonEvidence& evidence) {
  constexpr int most_more_digits = 4;
  for (int more = 0;; ++more) {
    Sides sides{to_text(evidence.left, more), to_text(evidence.right, more)};
    const bool apart = sides.left != sides.right || evidence.left.value == evidence.right.value;
    if (apart) return sides;
    if (more == most_more_digits)
      return {sides.left +
                  (evidence.left.value < evidence.right.value ? " less a hair" : " and a hair"),
              sides.right};
  }
}

std::string comparison_text(const ComparisonEvidence& evidence) {
  const Sides sides = sides_of(evidence);
  const auto side = [](const Number& number, const std::string& text) {
    return number.at_least ? "(" + text + ")" : text;
  };
  return fmt::format("{} {} {}", side(evidence.left, sides.left), symbol(evidence.relation),
                     side(evidence.right, sides.right));
}

/// What a side is, where that is more than its value.
std::string side_line(std::string_view which, const std::string& written,
                      const std::string& value) {
  const bool literal = written.empty() || (written.front() >= '0' && written.front() <= '9');
  return literal ? "" : paragraph(fmt::format("{} {} is {}", which, written, value), 5, 7);
}

/// The headline on the left, the place at the right edge of the page where there is room for both.
std::string headline(const std::string& verdict, Paint paint, const AssertionReport& assertion,
                     const TextStyle& style) {
  const std::string place = place_text(assertion.place);
  const std::size_t room = page_columns - display_width(verdict) - display_width(place) - 3;
  const std::vector<std::string> lines =
      wrap(assertion.because.empty() ? isolate_runs(printable(assertion.condition))
                                     : isolate_whole(printable(assertion.because)),
           room);
  std::string result;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    result += i == 0 ? style.paint(paint, verdict) : std::string(display_width(verdict), ' ');
    result += " " + lines[i];
    if (i == 0)
      result +=
          std::string(room - display_width(lines[i]) + 2, ' ') + style.paint(Paint::faint, place);
    result += "\n";
  }
  return result;
}

std::string circumstances(const Report& report, const AssertionReport& assertion) {
  std::string text = report.scenarios[assertion.scenario].name;
  return assertion.binding.empty() ? text : text + ", " + assertion.binding;
}

std::string passed_values(const Report& report, const AssertionReport& assertion) {
  const std::string values = decided_by(report, assertion);
  return circumstances(report, assertion) + (values.empty() ? "" : ": " + values);
}

/// One statement that holds everywhere takes one headline, whatever it is asserted for.
std::string text_of_passed(const Report& report, const std::vector<const AssertionReport*>& group,
                           const TextStyle& style) {
  std::vector<std::string> values;
  for (const AssertionReport* assertion : group)
    values.push_back(passed_values(report, *assertion));
  return headline("passed", Paint::green, *group.front(), style) +
         paragraph(fmt::format("{}", fmt::join(values, "; ")), 7);
}

std::string evidence_line(const Report& report, const AssertionReport& assertion,
                          const ComparisonEvidence& evidence) {
  const bool in_one_period = evidence.per_period && assertion.first_period;
  return fmt::format("{}{}: {} {}", circumstances(report, assertion),
                     in_one_period ? ", " + report.periods[*assertion.first_period] : "",
                     comparison_text(evidence), holds(evidence) ? "holds" : "does not hold");
}

/// Of an assertion that fails in some periods.
std::string periods_line(const Report& report, const AssertionReport& assertion) {
  return fmt::format("first in {}, in {} of {} {}s", report.periods[*assertion.first_period],
                     assertion.failed_periods, report.periods.size(), name(report.horizon.unit));
}

/// The command that says why, to be copied whole. What `for all` binds has no name outside, and
/// what was typed or has a space in its name is no word of a command.
std::string why_line(const Report& report, const AssertionReport& assertion) {
  if (!assertion.binding.empty() || assertion.place.file.find(' ') != std::string::npos) return "";
  for (const ComparisonEvidence& evidence : assertion.evidence) {
    if (evidence.left_text.empty() || holds(evidence) ||
        evidence.left_text.find('\'') != std::string::npos)
      continue;
    const std::string period = evidence.per_period && assertion.first_period
                                   ? " --at " + report.periods[*assertion.first_period]
                                   : "";
    return fmt::format("   why: entente explain {} '{}' --in {}{}\n", assertion.place.file,
                       evidence.left_text, report.scenarios[assertion.scenario].name, period);
  }
  return "";
}

std::string text_of_failed(const Report& report, const AssertionReport& assertion,
                           const TextStyle& style) {
  std::string result = assertion.expectation
                           ? headline("missed[A0002]:", Paint::yellow, assertion, style)
                           : headline("failed[A0001]:", Paint::red, assertion, style);
  if (!assertion.because.empty()) result += paragraph(assertion.condition, 3, 2);
  for (const ComparisonEvidence& evidence : assertion.evidence) {
    const Sides sides = sides_of(evidence);
    result += paragraph(evidence_line(report, assertion, evidence), 3, 2);
    result += side_line("left: ", evidence.left_text, sides.left) +
              side_line("right:", evidence.right_text, sides.right);
  }
  if (assertion.first_period) result += paragraph(periods_line(report, assertion), 3);
  return result + why_line(report, assertion);
}

bool same_statement(const AssertionReport& a, const AssertionReport& b) {
  return a.place.file == b.place.file && a.place.begin == b.place.begin &&
         a.place.end == b.place.end;
}

}  // namespace

std::string place_text(const Place& place) {
  constexpr std::size_t longest = 40;
  std::string file = printable(place.file);
  const bool long_path = display_width(file) > longest;
  while (long_path && display_width(file) >= longest) file.erase(0, decode(file).bytes);
  return fmt::format("{}{}:{}", long_path ? "…" : "", file, place.position.line);
}

std::string decided_by(const Report& report, const AssertionReport& assertion) {
  std::vector<std::string> comparisons;
  bool every_period = false;
  for (const ComparisonEvidence& evidence : assertion.evidence) {
    const bool in_all = evidence.per_period && assertion.passed;
    every_period = every_period || in_all;
    if (!in_all) comparisons.push_back(together(comparison_text(evidence)));
  }
  if (every_period) comparisons.push_back(fmt::format("in every {}", name(report.horizon.unit)));
  if (assertion.first_period) comparisons.push_back(periods_line(report, assertion));
  return fmt::format("{}", fmt::join(comparisons, ", "));
}

std::vector<std::string> reasons_of_failure(const Report& report,
                                            const AssertionReport& assertion) {
  std::vector<std::string> reasons;
  for (const ComparisonEvidence& evidence : assertion.evidence)
    reasons.push_back(evidence_line(report, assertion, evidence));
  if (assertion.evidence.empty()) reasons.push_back("in " + circumstances(report, assertion));
  if (assertion.first_period) reasons.push_back(periods_line(report, assertion));
  return reasons;
}

std::string text_of_verdicts(const Report& report, const TextStyle& style) {
  std::string result;
  for (std::size_t i = 0; i < report.assertions.size();) {
    std::vector<const AssertionReport*> group;
    const AssertionReport& first = report.assertions[i];
    for (; i < report.assertions.size() && same_statement(report.assertions[i], first); ++i) {
      const AssertionReport& assertion = report.assertions[i];
      if (assertion.passed)
        group.push_back(&assertion);
      else
        result += text_of_failed(report, assertion, style);
    }
    if (!group.empty()) result += text_of_passed(report, group, style);
  }
  return result;
}

std::string text_of_assertions(const Report& report, const TextStyle& style) {
  if (report.assertions.empty()) return "";
  const auto count = [&](bool passed, bool expectation) {
    return std::count_if(
        report.assertions.begin(), report.assertions.end(), [&](const AssertionReport& assertion) {
          return assertion.passed == passed && (passed || assertion.expectation == expectation);
        });
  };
  std::string result = heading("Assertions", style) + text_of_verdicts(report, style);
  result += fmt::format("\n{} passed, {} failed", count(true, false), count(false, false));
  if (const auto missed = count(false, true); missed > 0)
    result += fmt::format(", {} missed", missed);
  return result + "\n";
}

}  // namespace entente
