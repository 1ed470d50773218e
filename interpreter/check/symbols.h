// The names of a script: what each stands for, and a diagnostic with a near name where it stands
// for nothing.
#pragma once

#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "check/span_set.h"
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
  /// `uses` gets the place of every name that is looked up.
  Symbols(SourceId script, Diagnostics& diagnostics, SpanSet& uses)
      : script_(script), diagnostics_(diagnostics), uses_(uses) {}

  /// Reports a name that is taken already.
  void declare(const syntax::Name& name, Meaning meaning);
  /// Null where the name is not declared; reports nothing.
  const Symbol* find(const std::string& name) const;
  const std::map<std::string, Symbol>& all() const { return symbols_; }
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

  /// Warns of a name bound within an expression that is a declared one, or one bound around it.
  void warn_of_hiding(const syntax::Name& name, bool bound_around);

 private:
  SourceId script_;
  Diagnostics& diagnostics_;
  SpanSet& uses_;
  std::map<std::string, Symbol> symbols_;
  std::set<std::string> unknown_;  ///< told already
  SpanSet hiding_;                 ///< told already
};

/// A name as a script has it: in back-quotes where it is no word, or a reserved one.
std::string as_written(const std::string& name);

/// "a country", "a resource".
std::string_view describe(const Meaning& meaning);

}  // namespace entente::check
