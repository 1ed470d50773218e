// What a session knows by name, for completion.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/world.h"
#include "syntax/ast.h"

namespace entente {

struct KnownName {
  std::string name;       ///< as it is written: in back-quotes where it must be
  std::string note = "";  ///< a label, or a figure
};
struct KnownFunction {
  std::string name;
  std::vector<std::string> parameters;

  std::string signature() const;  ///< `gap(r, who)`
};

struct KnownNames {
  std::vector<KnownName> countries;
  std::vector<KnownName> groups;  ///< and values that are sets of countries
  std::vector<KnownName> resources;
  std::vector<KnownName> shocks;
  std::vector<KnownName> agreements;
  std::vector<KnownName> scenarios;
  std::vector<KnownName> values;
  std::vector<KnownName> sources;
  std::vector<KnownName> chokepoints;
  std::vector<KnownName> paths;  ///< `ban.by`, whole
  std::vector<KnownName> units;  ///< of the script; all know those of the language
  std::vector<KnownFunction> functions;
  std::vector<KnownName> options;  ///< that `:set` takes: `--audit`
  /// What is in a folder, "" being the one that files are named from; folders end with `/`.
  std::function<std::vector<std::string>(const std::string& folder)> files;
};

/// Of a checked script, with what it imports and uses; no options and no files.
KnownNames names_of(const World& world, const syntax::Ast& ast);

/// Lists folders below one; nothing of what is outside it, nor what is hidden.
std::function<std::vector<std::string>(const std::string& folder)> files_below(std::string root);

}  // namespace entente
