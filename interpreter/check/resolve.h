// From what is written in declarations to what is meant: names to ids, values to exact figures of
// the dimension due.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/context.h"

namespace entente::check {

std::optional<CountryId> country_of(Context& context, const syntax::Name& name);
std::optional<ResourceId> resource_of(Context& context, const syntax::Name& name);
std::optional<ScenarioId> scenario_of(Context& context, const syntax::Name& name);
/// Groups and sets are opened; each country once, in the order written.
std::vector<CountryId> countries_of(Context& context, const std::vector<syntax::Name>& names);
std::vector<ResourceId> resources_of(Context& context, const std::vector<syntax::Name>& names);
std::vector<ScenarioId> scenarios_of(Context& context, const std::vector<syntax::Name>& names);

Label label_of(const std::optional<syntax::Label>& label);
Label label_of(const syntax::Label& label);

Provenance provenance_of(Context& context, const std::optional<syntax::Provenance>& provenance);
/// Warns of a figure whose provenance is not given (`--strict` makes it an error).
void want_provenance(Context& context, const Provenance& provenance, Span span);

/// What a figure may be; a ratio is a share that may exceed 100%.
enum class Wanted { share, ratio, amount_a_month, amount, months, days };

/// The constant that a value stands for; reports formulas and sets. Where a hole stands, something
/// in this dimension would fit, or, where there are `words`, what they say.
std::optional<ExactQuantity> constant_of(Context& context, const syntax::Value& value,
                                         const Dimension& expected, const std::string& words = {});
std::optional<ExactQuantity> constant_of(Context& context, const syntax::Value& value,
                                         Wanted wanted, ResourceId resource = {});
/// The constant in kept units of what is wanted: a fraction, an amount (a month) of `resource`,
/// months, days. Durations may be written in months or days; 365 days are a year.
std::optional<Figure> figure_of(Context& context, const syntax::Value& value, Wanted wanted,
                                ResourceId resource = {});
/// The same for a quantity that is known already, written at `span`.
std::optional<Figure> figure_of(Context& context, const ExactQuantity& quantity, Span span,
                                Wanted wanted, ResourceId resource = {});

}  // namespace entente::check
