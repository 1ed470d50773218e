// Units as they are written and declared.
#pragma once

#include <optional>

#include "check/context.h"

namespace entente::check {

/// Resolves the unit as written, or reports it; `number` is the one that it stands behind.
std::optional<Unit> unit_of(Context& context, const syntax::UnitName& name,
                            const syntax::Number* number = nullptr);

/// Units that count things exist from now on; those defined by others when first asked for.
void declare_units(Context& context);
/// Works out all that nobody has asked for yet.
void settle_units(Context& context);

}  // namespace entente::check
