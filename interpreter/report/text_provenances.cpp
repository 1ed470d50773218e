#include <fmt/format.h>

#include <algorithm>

#include "report/numbers.h"
#include "report/text_sections.h"
#include "support/direction.h"
#include "support/display_width.h"
#include "support/overloaded.h"

namespace entente {

namespace {

constexpr std::size_t reasons_shown = 12;

/// The bibliography: what figures of the script come from. Addresses stand below, each on one line:
/// one that is broken or cut leads nowhere.
std::string sources_table(const std::vector<SourceReport>& sources, const TextStyle& style) {
  TextTable table(
      {{"source"}, {"figures", TextTable::Align::right}, {"title", TextTable::Align::left, true}});
  std::size_t widest = 0;
  for (const SourceReport& source : sources) {
    if (source.figures == 0) continue;
    table.row({{printable(source.name)},
               {fmt::format("{}", source.figures)},
               {isolate_whole(printable(source.title))}});
    if (!source.url.empty()) widest = std::max(widest, display_width(printable(source.name)));
  }
  if (table.empty()) return "";
  std::string addresses;
  for (const SourceReport& source : sources) {
    if (source.figures == 0 || source.url.empty()) continue;
    const std::string name = isolate_runs(printable(source.name));
    addresses += fmt::format("  {}{}  {}\n", name, std::string(widest - display_width(name), ' '),
                             printable(source.url));
  }
  return "\n" + table.render(style, 2) + (addresses.empty() ? "" : "\n" + addresses);
}

std::string where(const FigureReport& figure) {
  return fmt::format("{}, {} ({}:{})", figure.subject, to_text(figure.value), figure.place.file,
                     figure.place.position.line);
}

std::string estimates_text(const Report& report) {
  std::size_t flows = 0;
  std::size_t estimated = 0;
  std::vector<std::string> faint;
  std::string surpluses;
  for (const Estimate& estimate : report.estimates) {
    flows += estimate.flows;
    estimated += estimate.estimated;
    const std::string& name = report.resources[estimate.resource].name;
    if (estimate.faint_links) faint.push_back(name);
    if (estimate.surplus) {
      surpluses +=
          paragraph(fmt::format("surplus: {} of {} that nobody is said to use goes to the final "
                                "use of the rest of the world",
                                to_text(*estimate.surplus), name));
    }
  }
  if (report.estimates.empty()) return "";
  std::string result = paragraph(fmt::format(
      "estimated: {} of {} flows between countries ({}) follow from production and use; no "
      "declared share fixes them",
      estimated, flows,
      gap_text(flows > 0 ? static_cast<double>(estimated) / static_cast<double>(flows) : 0)));
  result += surpluses;
  if (!faint.empty()) {
    result += paragraph(fmt::format(
        "faint links: home first could not close {}, so every trade was allowed a little",
        fmt::join(faint, ", ")));
  }
  return result;
}

std::string uncertain_text(const Report& report) {
  if (report.uncertain == 0) return "";
  return paragraph(
      fmt::format("uncertain: {} with a spread; this run uses the centre of each",
                  report.uncertain == 1 ? "1 value" : fmt::format("{} values", report.uncertain)));
}

}  // namespace

std::string assumed_list(const std::vector<FigureReport>& figures) {
  std::vector<std::vector<const FigureReport*>> groups;
  for (const FigureReport& figure : figures) {
    const auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& g) {
      return g.front()->reason == figure.reason;
    });
    if (group == groups.end())
      groups.push_back({&figure});
    else
      group->push_back(&figure);
  }
  std::stable_sort(groups.begin(), groups.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  std::string result;
  for (std::size_t i = 0; i < std::min(groups.size(), reasons_shown); ++i) {
    const FigureReport& first = *groups[i].front();
    const std::string reason =
        first.reason.empty() ? "no reason given" : "\"" + first.reason + "\"";
    const std::string more =
        groups[i].size() > 1 ? fmt::format(" and {} more", groups[i].size() - 1) : "";
    result += paragraph(fmt::format("- {}: {}{}", reason, where(first), more), 2, 2);
  }
  if (groups.size() > reasons_shown) {
    result += fmt::format("  - and {} reasons more, all in `--format json`\n",
                          groups.size() - reasons_shown);
  }
  return result;
}

std::string text_of_provenances(const Report& report, const TextStyle& style) {
  const Provenances& all = report.provenances;
  std::string result = heading("Sources and assumptions", style);
  result += paragraph(fmt::format("figures: {} sourced, {} assumed, {} with neither", all.sourced,
                                  all.assumed.size(), all.unsupported.size()));
  result += estimates_text(report);
  result += uncertain_text(report);
  result += sources_table(all.sources, style);
  if (!all.assumed.empty())
    result += fmt::format("\nassumed ({}):\n", all.assumed.size()) + assumed_list(all.assumed);
  if (!all.unsupported.empty()) {
    result += fmt::format("\nneither sourced nor assumed ({}):\n", all.unsupported.size());
    for (std::size_t i = 0; i < std::min(all.unsupported.size(), reasons_shown); ++i)
      result += paragraph("- " + where(all.unsupported[i]), 2, 2);
    if (all.unsupported.size() > reasons_shown)
      result += fmt::format("  - and {} more, all in `--format json`\n",
                            all.unsupported.size() - reasons_shown);
  }
  return result;
}

std::string text_of_settings(const Report& report, const TextStyle& style) {
  std::string result = heading("Settings in force", style);
  TextTable table({{"setting"}, {"value"}, {""}});
  for (const Setting& setting : report.settings) {
    const std::string value =
        std::visit(overloaded{[](const std::string& text) { return text; },
                              [](const Number& number) { return to_text(number); }},
                   setting.value);
    table.row({{setting.name}, {value}, {setting.declared ? "declared" : "default"}});
  }
  result += table.render(style, 2);
  if (!report.diagnostics.empty()) {
    const auto warnings =
        std::count_if(report.diagnostics.begin(), report.diagnostics.end(),
                      [](const DiagnosticReport& d) { return d.severity == Severity::warning; });
    if (warnings > 0) result += fmt::format("\n{} warning{}\n", warnings, warnings == 1 ? "" : "s");
  }
  return result;
}

}  // namespace entente
