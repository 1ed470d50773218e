#include <limits>

#include "check/expressions.h"
#include "check/passes.h"
#include "check/rates.h"
#include "check/resolve.h"
#include "check/statements.h"
#include "check/units.h"

namespace entente::check {

namespace {

constexpr Kind<std::string> said_twice{"E0211", Severity::error, "{} is said twice"};
constexpr Kind<std::string> unknown_edition{"E0212", Severity::error,
                                            "there is no edition {} of the language"};
constexpr Kind<> no_time{"E0502", Severity::error, "the script has no `time`"};
constexpr Kind<> time_ends_before_it_begins{"E0504", Severity::error,
                                            "the time of the script ends before it begins"};
constexpr Kind<std::string> unknown_period{"E0505", Severity::error, "unknown period `{}`"};
constexpr Kind<> too_many_steps{"E0514", Severity::error, "the script has too many steps"};
constexpr Kind<> steps_out_of_range{"E0515", Severity::error,
                                    "a period is divided into 1 to 100 steps"};
constexpr Kind<> not_a_month{"E0516", Severity::error,
                             "a script by month begins and ends with a month"};
constexpr Kind<std::string> begins_within{"E0550", Severity::error,
                                          "a script by {0} begins with the first day of a {0}"};
constexpr Kind<std::string> ends_within{"E0551", Severity::error,
                                        "a script by {0} ends with the last day of a {0}"};
constexpr long max_steps = 100'000;
constexpr long max_steps_per_period = 100;

/// As it is written in a `time`: a year by one of its months.
std::string written(PeriodUnit unit, const Date& date) {
  return period_name(unit == PeriodUnit::year ? PeriodUnit::month : unit, date);
}

/// True where the run begins and ends with whole periods; reports the first date that does not.
bool covers_whole_periods(Context& context, const syntax::TimeStatement& node, PeriodUnit unit,
                          const Date& from, const Date& to) {
  if (unit == PeriodUnit::month) {
    for (const auto& [date, text] : {std::pair(from, node.from), std::pair(to, node.to)}) {
      if (date.precision == Date::Precision::month) continue;
      context.diagnostics.report(text.span, not_a_month).help("write a date such as `2027-03`");
      return false;
    }
  }
  const std::string period(name(unit));
  const auto suggest = [&](auto details, const syntax::DateText& text, const Date& instead,
                           std::string_view verb) {
    const std::string fixed = written(unit, instead);
    if (parse_date(fixed))
      details.fix(text.span, fixed, fmt::format("{} with the {} that holds it", verb, period));
  };
  if (const Date first = first_day(unit, from); !(first == from)) {
    suggest(context.diagnostics.report(node.from.span, begins_within, period), node.from, first,
            "begin");
    return false;
  }
  if (const Date last = last_day(unit, last_day_named(to)); !(last == last_day_named(to))) {
    suggest(context.diagnostics.report(node.to.span, ends_within, period), node.to, last, "end");
    return false;
  }
  return true;
}

void check_time(Context& context, const syntax::TimeStatement& node, Span span) {
  Horizon& horizon = context.world.horizon;
  const std::optional<PeriodUnit> unit = parse_period_unit(node.period.text);
  if (!unit) {
    context.diagnostics.report(node.period.span, unknown_period, node.period.text)
        .help("write `by day`, `by week`, `by month`, `by quarter` or `by year`");
  }
  horizon.unit = unit.value_or(PeriodUnit::month);
  horizon.steps_per_period = default_steps_per_period(horizon.unit);
  const std::optional<Date> from = date_of(context, node.from);
  const std::optional<Date> to = date_of(context, node.to);
  if (node.steps) {
    const std::optional<Rational> steps = parse_rational(node.steps->digits);
    if (!steps || !is_integer(*steps) || *steps < 1 || *steps > max_steps_per_period) {
      context.diagnostics.report(node.steps_span, steps_out_of_range);
    } else {
      horizon.steps_per_period = static_cast<long>(to_double(*steps));
    }
  }
  if (!unit || !from || !to) return;
  if (!covers_whole_periods(context, node, horizon.unit, *from, *to)) return;
  if (*to < *from) {
    context.diagnostics.report(span, time_ends_before_it_begins)
        .label(node.to.span, "before the beginning");
    return;
  }
  horizon.start = *from;
  horizon.periods = std::numeric_limits<int>::max();
  horizon.periods = horizon.period_of(last_day_named(*to)).value() + 1;
  if (horizon.steps() > max_steps)
    context.diagnostics.report(span, too_many_steps)
        .note(fmt::format("{} steps; at most {} are run", horizon.steps(), max_steps));
}

}  // namespace

void check_foundations(Context& context) {
  context.world.name = context.sources.name(context.script);
  for_each_statement<syntax::EditionStatement>(
      context, [&](const auto& node, const auto& statement) {
        if (node.number != "1")
          context.diagnostics.report(statement.span, unknown_edition, node.number)
              .help("this version reads `edition 1`");
      });
  const syntax::Statement* first_title = nullptr;
  for_each_statement<syntax::TitleStatement>(
      context, [&](const auto& node, const syntax::Statement& statement) {
        if (first_title != nullptr) {
          context.diagnostics.report(statement.span, said_twice, "the title")
              .label(first_title->span, "the first");
          return;
        }
        first_title = &statement;
        context.world.title = label_of(node.label);
      });
  for_each_statement<syntax::ProseStatement>(context, [&](const auto& node, const auto&) {
    context.world.prose.push_back(node.text.text);
  });
  for_each_statement<syntax::CalendarStatement>(
      context, [&](const auto&, const auto&) { context.world.units.average_calendar(); });

  const syntax::Statement* first_time = nullptr;
  for_each_statement<syntax::TimeStatement>(
      context, [&](const auto& node, const syntax::Statement& statement) {
        if (first_time != nullptr) {
          context.diagnostics.report(statement.span, said_twice, "the time of the script")
              .label(first_time->span, "the first");
          return;
        }
        first_time = &statement;
        check_time(context, node, statement.span);
      });
  if (first_time == nullptr) {
    const Span start{context.script, 0, 0};
    context.diagnostics.report(start, no_time)
        .fix(start, "time 2026-01 to 2028-12 by month\n", "say which months a run covers");
  }

  for_each_statement<syntax::SourceStatement>(context, [&](const auto& node, const auto&) {
    const auto place = context.citations.find(node.name.text);
    if (place != context.citations.end()) {
      context.diagnostics
          .report(node.name.span, said_twice, fmt::format("the source `{}`", node.name.text))
          .label(context.world.citations[place->second].span, "the first");
      return;
    }
    context.citations[node.name.text] = context.world.citations.add(
        {node.name.text, node.title.text, node.url ? node.url->text : "", node.name.span});
  });

  if (context.economy != nullptr) {
    TableEconomy& economy = *context.world.economy;
    economy.provenance = provenance_of(context, context.economy->provenance);
    want_provenance(context, economy.provenance, economy.span);
  }

  // Rates that are plain figures are known before a unit or another rate may convert by them.
  declare_units(context);
  check_rates(context, Rates::figures);
  settle_units(context);
  check_rates(context, Rates::others);
}

}  // namespace entente::check
