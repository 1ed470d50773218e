#include "model/language.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace entente {

namespace {

/// In the place of a code: what the script wrote first, once something else is said.
constexpr std::string_view first_written;

template <typename WorldType, typename Visit>
void visit_labels(WorldType& world, const Visit& visit) {
  visit(world.title);
  if (world.economy) visit(world.economy->label);
  for (auto& country : world.countries) visit(country.label);
  for (auto& resource : world.resources) visit(resource.label);
  for (auto& shock : world.shocks) visit(shock.label);
  for (auto& agreement : world.agreements) visit(agreement.label);
  for (auto& scenario : world.scenarios) visit(scenario.label);
  for (auto& report : world.reports) {
    visit(report.title);
    for (auto& item : report.items) {
      if (auto* show = std::get_if<ShowItem>(&item)) visit(show->title);
      if (auto* chart = std::get_if<ChartItem>(&item)) visit(chart->title);
    }
  }
}

}  // namespace

std::vector<std::string> languages_of(const World& world) {
  std::set<std::string> found;
  visit_labels(world, [&](const Label& label) {
    for (const auto& [language, text] : label.translations) found.insert(language);
  });
  found.erase(std::string(own_language));
  found.erase(std::string(first_written));
  std::vector<std::string> result{std::string(own_language)};
  result.insert(result.end(), found.begin(), found.end());
  return result;
}

void speak(World& world, const std::string& language) {
  visit_labels(world, [&](Label& label) {
    const auto find = [&](std::string_view code) {
      return std::find_if(label.translations.begin(), label.translations.end(),
                          [&](const auto& translation) { return translation.first == code; });
    };
    if (label.translations.empty()) return;
    if (find(first_written) == label.translations.end())
      label.translations.emplace_back(first_written, label.text);
    const auto chosen = find(language);
    label.text = chosen == label.translations.end() ? find(first_written)->second : chosen->second;
  });
}

std::optional<std::string> not_spoken(const World& world, const std::string& language) {
  const std::vector<std::string> known = languages_of(world);
  if (std::find(known.begin(), known.end(), language) != known.end()) return std::nullopt;
  const std::string others = known.size() == 1
                                 ? "none has a translation"
                                 : fmt::format("there is `{}`", fmt::join(known, "`, `"));
  return fmt::format("no label is translated into `{}`; {}", language, others);
}

}  // namespace entente
