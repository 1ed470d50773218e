#include "repl/known_names.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

#include "support/overloaded.h"
#include "syntax/written_name.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

using syntax::written_name;

template <typename All>
std::vector<KnownName> labelled(const All& all) {
  std::vector<KnownName> result;
  for (const auto& each : all) result.push_back({written_name(each.name), each.label.text});
  return result;
}

void add_declarations(const std::vector<syntax::Statement>& statements, KnownNames& names) {
  for (const syntax::Statement& statement : statements) {
    std::visit(overloaded{[&](const syntax::LetStatement& node) {
                            names.values.push_back({written_name(node.name.text), ""});
                          },
                          [&](const syntax::FunctionStatement& node) {
                            KnownFunction function{written_name(node.name.text), {}};
                            for (const syntax::Name& parameter : node.parameters)
                              function.parameters.push_back(parameter.text);
                            names.functions.push_back(std::move(function));
                          },
                          [&](const syntax::GroupStatement& node) {
                            names.groups.push_back({written_name(node.name.text), ""});
                          },
                          [&](const syntax::UnitStatement& node) {
                            names.units.push_back({node.name.text, ""});
                          },
                          [](const auto&) {}},
               statement.node);
  }
}

bool is_within(const fs::path& path, const fs::path& root) {
  const auto [at, end] = std::mismatch(root.begin(), root.end(), path.begin(), path.end());
  return at == root.end();
}

}  // namespace

std::string KnownFunction::signature() const {
  return fmt::format("{}({})", name, fmt::join(parameters, ", "));
}

KnownNames names_of(const World& world, const syntax::Ast& ast) {
  KnownNames names;
  names.countries = labelled(world.countries);
  names.resources = labelled(world.resources);
  names.shocks = labelled(world.shocks);
  names.agreements = labelled(world.agreements);
  names.scenarios = labelled(world.scenarios);
  for (const Citation& citation : world.citations)
    names.sources.push_back({written_name(citation.name), citation.title});
  for (const Chokepoint& chokepoint : world.chokepoints)
    names.chokepoints.push_back({written_name(chokepoint.name), ""});
  for (const Parameter& parameter : world.parameters) names.paths.push_back({parameter.path, ""});
  for (const Category& category : world.categories)
    names.resources.push_back({written_name(category.name), "final demand"});
  add_declarations(ast.statements, names);
  return names;
}

std::function<std::vector<std::string>(const std::string& folder)> files_below(std::string root) {
  return [root = std::move(root)](const std::string& folder) {
    std::vector<std::string> result;
    std::error_code error;
    const fs::path top = fs::canonical(root.empty() ? "." : root, error);
    if (error) return result;
    const fs::path here = fs::canonical(top / folder, error);
    if (error || !is_within(here, top)) return result;
    fs::directory_iterator entries(here, error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
      std::string name = entries->path().filename().string();
      if (name.starts_with('.')) continue;
      std::error_code unknown;
      if (entries->is_directory(unknown)) name += '/';
      result.push_back(std::move(name));
    }
    std::sort(result.begin(), result.end());
    return result;
  };
}

}  // namespace entente
