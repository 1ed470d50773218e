#include <fmt/format.h>

#include <algorithm>

#include "report/text_sections.h"
#include "support/display_width.h"

namespace entente {

namespace {

/// Of more suspicious series the first are shown.
constexpr std::size_t most_suspicious = 12;

std::string deviation_text(double deviation) {
  return deviation == 0 ? "0" : fmt::format("{:.1e}", deviation);
}

std::string place_text(const Report& report, const DeviationReport& series) {
  return printable(fmt::format("{} in {}, {}, {}", report.resources[series.resource].name,
                               report.countries[series.country].name, report.periods[series.period],
                               report.scenarios[series.scenario].name));
}

std::string suspicious_text(const Report& report, const AuditReport& audit,
                            const TextStyle& style) {
  const std::size_t count = audit.suspicious.size();
  std::string result =
      "\n" + style.paint(Paint::yellow, "warning") +
      fmt::format(": {} {} by more than 1e-9 beside production: not by rounding alone\n", count,
                  count == 1 ? "series deviates" : "series deviate");
  for (std::size_t i = 0; i < std::min(count, most_suspicious); ++i) {
    const DeviationReport& series = audit.suspicious[i];
    result +=
        paragraph(fmt::format("- {}: {}, {}", series.series,
                              deviation_text(series.beside_production), place_text(report, series)),
                  2, 2);
  }
  if (count > most_suspicious)
    result += fmt::format("  - and {} more, all in `--format json`\n", count - most_suspicious);
  return result;
}

}  // namespace

std::string text_of_audit(const Report& report, const TextStyle& style) {
  if (!report.audit) return "";
  using Align = TextTable::Align;
  const AuditReport& audit = *report.audit;
  std::string result = heading("Audit: every run again in decimals of 50 digits", style);
  result += paragraph(fmt::format(
      "the largest difference between double precision and decimals, as a part of the largest "
      "value of its series, and where; beside production: as a part of the resource's largest "
      "production, where that is more. {} series, each a quantity of a resource in a scenario",
      audit.series));
  TextTable table({{"quantity"},
                   {"deviation", Align::right},
                   {"beside production", Align::right},
                   {"where", Align::left, true}});
  for (const DeviationReport& series : audit.largest) {
    table.row({{std::string(series.series)},
               {deviation_text(series.deviation)},
               {deviation_text(series.beside_production)},
               {series.deviation == 0 ? "" : place_text(report, series)}});
  }
  result += "\n" + table.render(style, 2);
  if (!audit.suspicious.empty()) result += suspicious_text(report, audit, style);
  return result;
}

}  // namespace entente
