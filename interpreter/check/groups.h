// Groups whose members change: `group brics { members CN, IN; members EG from 2024-01 }`.
#pragma once

#include "check/context.h"

namespace entente::check {

/// Adds the group to the world. Its value as a set are all that are members at some time that the
/// script runs.
CountrySet read_group(Context& context, const syntax::GroupStatement& statement);

/// The group of that name, if its members change.
const Group* changing_group(Context& context, const syntax::Name& name);

}  // namespace entente::check
