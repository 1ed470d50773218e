// `ferrite replaces magnets in motors up to 10% at 1.6 t/t after 12 months`.
#pragma once

#include "check/context.h"

namespace entente::check {

/// Adds what the sentence says to World::substitutions.
void read_substitute(Context& context, const syntax::Name& substitute,
                     const syntax::Replaces& replaces, const Provenance& provenance);

/// Reports what two sentences contradict each other in: of each use there is one substitute, and no
/// resource stands in for itself over others.
void check_substitutes(Context& context);

}  // namespace entente::check
