// Figures of shocks and agreements become parameters with an address, so that a scenario can set
// them.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "check/context.h"
#include "check/resolve.h"

namespace entente::check {

/// Adds the parameters of one declaration: `china_controls.restricts.by`.
class ParameterAdder {
 public:
  ParameterAdder(Context& context, std::string owner)
      : context_(context), owner_(std::move(owner)) {}

  /// `clause` may be empty. Reports what does not fit, and gives nothing then.
  std::optional<ParameterId> figure(std::string_view clause, std::string_view name,
                                    const syntax::Value& value, Wanted wanted,
                                    ResourceId resource = {}, const Provenance& provenance = {});
  /// The same for a figure that the script leaves out.
  ParameterId fixed(std::string_view clause, std::string_view name, const Rational& value,
                    const Unit& shown, Span span);
  std::optional<ParameterId> date(std::string_view clause, std::string_view name,
                                  const syntax::Moment& moment);
  /// The parameters `from`, `for` and `until` of a period.
  PeriodClause period(std::string_view clause, const syntax::Period& period);

 private:
  ParameterId add(std::string_view clause, std::string_view name, Parameter parameter);

  Context& context_;
  std::string owner_;
  std::map<std::string, int> last_numbers_;  ///< by the path without a number, from 0
};

}  // namespace entente::check
