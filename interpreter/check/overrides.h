// `path = value`, a figure set otherwise: after `with` of a scenario, and in `what if`.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>

#include "check/context.h"

namespace entente::check {

/// The figure at a path, such as `ban`, `by`, where words of clauses may be left out; reports where
/// there is none, or more than one.
std::optional<ParameterId> parameter_at(Context& context, const std::vector<std::string>& written,
                                        Span span);
/// The figure that the path of a change names, which nobody may set twice: `said` has those that
/// were set already. Reports what is wrong.
std::optional<ParameterId> parameter_once(Context& context, const syntax::Override& change,
                                          std::map<ParameterId, Span>& said);

/// The shock, agreement or group that the figure is in.
std::string owner_of(const Context& context, const Parameter& parameter);
/// True where the figure is in a part of the scenario, and matters to it.
bool has_figure(const World& world, const Scenario& scenario, ParameterId parameter);
Diagnostics::Details report_not_in_scenario(Context& context, const syntax::Override& change,
                                            const Scenario& scenario, ParameterId parameter);

/// The new value, of the parameter's own kind: a date, a share, a time, an amount a month.
std::optional<std::variant<Rational, Date>> value_for(Context& context, ParameterId parameter,
                                                      const syntax::Value& written);

}  // namespace entente::check
