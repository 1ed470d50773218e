// What people type or paste instead of what a script needs: typographic quotes, digits of other
// scripts, full-width and Arabic signs, a dash for `to`, `//` for a comment. Each gets the token
// that was meant and one diagnostic with the edit, so that the parser never stumbles over it.
#pragma once

#include "syntax/syntax_errors.h"
#include "syntax/tokens.h"

namespace entente::syntax {

inline constexpr Kind<> dash_for_range{"E0126", Severity::error, "a range is written with `to`"};

/// False where the token is to be dropped.
bool mend_look_alike(Token& token, const Places& places, SyntaxErrors& errors);

}  // namespace entente::syntax
