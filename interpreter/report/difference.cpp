#include "report/difference.h"

#include <algorithm>

#include "analysis/judgement.h"
#include "report/sections.h"

namespace entente {

namespace {

std::vector<std::string> names_of_components(const World& world, const Scenario& scenario) {
  std::vector<std::string> names;
  for (const ShockId id : scenario.shocks) names.push_back(world.shocks[id].name);
  for (const AgreementId id : scenario.agreements) names.push_back(world.agreements[id].name);
  return names;
}

bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::string> without(std::vector<std::string> names,
                                 const std::vector<std::string>& others) {
  std::erase_if(names, [&](const std::string& name) { return holds(others, name); });
  return names;
}

/// Figures that are set otherwise. Those of a shock or an agreement that only one of the two has
/// are no difference of their own.
std::vector<FigureChange> figure_changes(const World& world, const Difference& difference) {
  const auto before = parameter_values(world, world.scenarios[difference.before]);
  const auto after = parameter_values(world, world.scenarios[difference.after]);
  std::vector<FigureChange> result;
  for (const ParameterId id : world.parameters.ids()) {
    const Parameter& parameter = world.parameters[id];
    const std::string owner = parameter.path.substr(0, parameter.path.find('.'));
    if (before[id.index()] == after[id.index()] || holds(difference.only_before, owner) ||
        holds(difference.only_after, owner))
      continue;
    result.push_back({parameter.path, shown_value(parameter, before[id.index()]),
                      shown_value(parameter, after[id.index()])});
  }
  return result;
}

std::vector<CountryId> members_of(const Agreement& agreement) {
  std::vector<CountryId> result;
  for (const Member& member : agreement.members) {
    // Who left and came back is there twice.
    if (std::find(result.begin(), result.end(), member.country) == result.end())
      result.push_back(member.country);
  }
  return result;
}

std::vector<CountryId> others_than(const World& world, const std::vector<CountryId>& members) {
  std::vector<CountryId> result;
  for (const CountryId id : world.countries.ids()) {
    if (std::find(members.begin(), members.end(), id) == members.end()) result.push_back(id);
  }
  return result;
}

/// Reads the gaps of countries in the two scenarios.
class Groups {
 public:
  Groups(const World& world, const Runs& runs, Difference& difference)
      : world_(world), runs_(runs), difference_(difference) {}

  void read() {
    std::vector<AgreementId> agreements = world_.scenarios[difference_.before].agreements;
    for (const AgreementId id : world_.scenarios[difference_.after].agreements) {
      if (std::find(agreements.begin(), agreements.end(), id) == agreements.end())
        agreements.push_back(id);
    }
    for (const AgreementId id : agreements) {
      const Agreement& agreement = world_.agreements[id];
      const std::vector<CountryId> members = members_of(agreement);
      add("members of " + agreement.name, members, difference_.groups);
      add("others than " + agreement.name, others_than(world_, members), difference_.groups);
    }
    for (const CountryId id : world_.countries.ids())
      add(world_.countries[id].name, {id}, difference_.countries);
  }

 private:
  void add(std::string name, std::vector<CountryId> countries, std::vector<GroupChange>& groups) {
    if (countries.empty()) return;
    GroupChange group{std::move(name), std::move(countries), {}};
    for (const ChangedGap& worldwide : difference_.gaps) {
      const ResourceId resource = worldwide.resource;
      ChangedGap gap{
          resource,
          gap_summary(runs_, difference_.before, resource, group.countries),
          gap_summary(runs_, difference_.after, resource, group.countries),
      };
      if (gap.before.peak_period || gap.after.peak_period) group.gaps.push_back(gap);
    }
    if (!group.gaps.empty()) groups.push_back(std::move(group));
  }

  const World& world_;
  const Runs& runs_;
  Difference& difference_;
};

/// Of an exhibit the rows, of a passage the sentences, that differ between its two scenarios.
std::vector<Chapter> differing(std::vector<Chapter> chapters) {
  const auto keep = [](Exhibit& exhibit) {
    std::vector<std::string> rows;
    std::vector<std::vector<AnswerReport>> answers;
    for (std::size_t i = 0; i < exhibit.rows.size(); ++i) {
      if (exhibit.answers[i].front() == exhibit.answers[i].back()) continue;
      rows.push_back(std::move(exhibit.rows[i]));
      answers.push_back(std::move(exhibit.answers[i]));
    }
    exhibit.rows = std::move(rows);
    exhibit.answers = std::move(answers);
    return !exhibit.rows.empty();
  };
  for (Chapter& chapter : chapters) {
    std::erase_if(chapter.items, [&](auto& item) {
      if (auto* exhibit = std::get_if<Exhibit>(&item)) return !keep(*exhibit);
      const auto* passage = std::get_if<Passage>(&item);
      return passage != nullptr && passage->sentences.size() == 1;
    });
  }
  std::erase_if(chapters, [](const Chapter& chapter) { return chapter.items.empty(); });
  return chapters;
}

}  // namespace

void ask_of_both(World& world, ScenarioId before, ScenarioId after) {
  std::erase_if(world.assertions, [&](const Assertion& assertion) {
    const std::vector<ScenarioId>& judged =
        assertion.scenarios.empty() ? world.run : assertion.scenarios;
    return std::none_of(judged.begin(), judged.end(),
                        [&](ScenarioId id) { return id == before || id == after; });
  });
  for (Assertion& assertion : world.assertions) assertion.scenarios = {before, after};
  // Gaps are compared anyway.
  for (RequestedReport& report : world.reports) {
    std::erase_if(report.items,
                  [](const auto& item) { return std::holds_alternative<CompareItem>(item); });
  }
  world.what_ifs.clear();
  world.run = {before, after};
}

Difference compare(const World& world, const Runs& runs, const Diagnostics& diagnostics,
                   const Sources& sources) {
  Difference result;
  result.before = world.run.front();
  result.after = world.run.back();
  result.report = report_head(world);
  result.report.runs = report_scenarios(world, runs);
  result.report.chapters = differing(report_chapters(world, runs));
  result.report.diagnostics = report_diagnostics(diagnostics.all(), sources);
  const auto before = names_of_components(world, world.scenarios[result.before]);
  const auto after = names_of_components(world, world.scenarios[result.after]);
  result.only_before = without(before, after);
  result.only_after = without(after, before);
  result.figures = figure_changes(world, result);
  result.gaps = changed_gaps(world, runs, result.before, result.after);
  Groups(world, runs, result).read();
  // Two verdicts of every assertion, one after the other.
  result.report.assertions = report_assertions(world, judge(world, runs), sources);
  const std::vector<AssertionReport>& judged = result.report.assertions;
  for (std::size_t i = 0; i + 1 < judged.size(); i += 2) {
    if (judged[i].passed != judged[i + 1].passed)
      result.verdicts.push_back({judged[i], judged[i + 1]});
  }
  return result;
}

}  // namespace entente
