#include "repl/known_names.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

#include "check/value.h"
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

bool contains(const std::vector<KnownName>& names, const std::string& name) {
  return std::any_of(names.begin(), names.end(),
                     [&](const KnownName& each) { return each.name == name; });
}

/// "12 kt/year"
std::string text_of(const Parameter& figure) {
  if (figure.is_date()) return to_text(std::get<Date>(figure.value));
  return check::to_text({std::get<Rational>(figure.value), figure.dimension, figure.shown});
}

/// What only the tree tells of declarations.
class Declarations {
 public:
  Declarations(const syntax::Ast& ast, KnownNames& names) : ast_(ast), names_(names) {}

  void add(const syntax::LetStatement& node) {
    const std::string name = written_name(node.name.text);
    if (is_set_of_countries(node.value))
      names_.groups.push_back({name});
    else
      names_.values.push_back({name});
  }
  void add(const syntax::FunctionStatement& node) {
    KnownFunction function{written_name(node.name.text), {}};
    for (const syntax::Name& parameter : node.parameters)
      function.parameters.push_back(parameter.text);
    names_.functions.push_back(std::move(function));
  }
  void add(const syntax::GroupStatement& node) {
    names_.groups.push_back({written_name(node.name.text), ""});
  }
  void add(const syntax::UnitStatement& node) { names_.units.push_back({node.name.text}); }
  template <typename Other>
  void add(const Other&) {}

 private:
  /// As far as its first part shows: `{JP, US} + others`.
  bool is_set_of_countries(const syntax::Value& value) const {
    if (!value.centre) return false;
    syntax::ExprId first = value.centre->low;
    bool in_set = false;
    for (int step = 0; step < max_steps; ++step) {
      const syntax::Expr::Node& node = ast_[first].node;
      const auto* set = std::get_if<syntax::Set>(&node);
      const auto* binary = std::get_if<syntax::Binary>(&node);
      if (const auto* name = std::get_if<syntax::NameRef>(&node)) {
        const std::string written = written_name(name->name.text);
        return contains(names_.groups, written) || (in_set && contains(names_.countries, written));
      }
      if (set && !set->elements.empty()) {
        first = set->elements.front();
        in_set = true;
      } else if (binary) {
        first = binary->left;
      } else {
        return false;
      }
    }
    return false;
  }

  static constexpr int max_steps = 100;

  const syntax::Ast& ast_;
  KnownNames& names_;
};

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
  for (const Parameter& parameter : world.parameters)
    names.paths.push_back({parameter.path, text_of(parameter)});
  for (const Category& category : world.categories)
    names.resources.push_back({written_name(category.name), "final demand"});
  Declarations declarations(ast, names);
  for (const syntax::Statement& statement : ast.statements)
    std::visit([&](const auto& node) { declarations.add(node); }, statement.node);
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
