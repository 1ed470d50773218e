// The names of a script: what each stands for, and a diagnostic with a near name where it stands
// for nothing.
#pragma once

#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "model/ids.h"
#include "syntax/ast.h"

namespace entente::check {

/// A `let` or a `group`, by its place among them: its value is worked out when first asked.
using LetId = Id<struct LetTag>;
using FunctionId = Id<struct FunctionTag>;

using Meaning = std::variant<CountryId, ResourceId, CategoryId, ShockId, AgreementId, ScenarioId,
                             LetId, FunctionId>;

struct Symbol {
  Meaning meaning;
  Span span;
};

class Symbols {
 public:
  explicit Symbols(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  /// Reports a name that is taken already.
  void declare(const syntax::Name& name, Meaning meaning);
  /// Null where the name is not declared; reports nothing.
  const Symbol* find(const std::string& name) const;
  /// All names that stand for something that `accepts` holds of.
  template <typename Accepts>
  std::vector<std::string> names(Accepts accepts) const {
    std::vector<std::string> result;
    for (const auto& [name, symbol] : symbols_) {
      if (accepts(symbol.meaning)) result.push_back(name);
    }
    return result;
  }

  /// "unknown country `JPN`" with the nearest of `candidates`; a name that is used many times was
  /// forgotten or misspelt once, and is told where it first stands.
  void report_unknown(std::string_view kind, const syntax::Name& name,
                      const std::vector<std::string>& candidates);

 private:
  Diagnostics& diagnostics_;
  std::map<std::string, Symbol> symbols_;
  std::set<std::string> unknown_;  ///< told already
};

/// A name as a script has it: in back-quotes where it is no word, or a reserved one.
std::string as_written(const std::string& name);

/// "a country", "a resource".
std::string_view describe(const Meaning& meaning);

}  // namespace entente::check
