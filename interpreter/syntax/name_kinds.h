// What a name stands for, by the rules of the grammar around it. For completion.
#pragma once

#include "syntax/expected.h"
#include "syntax/next.h"

namespace entente::syntax {

/// The most specific first; none for a name that is new there.
std::vector<NameKind> kinds_of(const Opening& opening);

/// The name that means all of them there: `keep 30 days of inputs`; empty where there is none.
std::string_view word_for_all(const Opening& opening);

/// The call that is open around a place.
std::optional<OpenCall> open_call(antlr4::ParserRuleContext* innermost);

/// The parameters and the names after `for all` that may be used at a place.
std::vector<std::string> bound_names(antlr4::ParserRuleContext* innermost);

/// `std.countries`, where the place is in its list of names.
std::string used_module(antlr4::ParserRuleContext* innermost);

}  // namespace entente::syntax
