// Rates of exchange, as they are declared and as amounts are converted by them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "check/context.h"

namespace entente::check {

/// Those with a number on both sides, or those that are worked out.
enum class Rates { figures, others };
void check_rates(Context& context, Rates which);

/// By what an amount is multiplied to be in other money; reports the rate that nobody has declared.
std::optional<Rational> exchange_factor(const World& world, Diagnostics& diagnostics,
                                        const std::vector<MoneyPair>& pairs, Span at);

/// Money of two currencies or years meets where only one may stand.
void report_money_clash(const World& world, Diagnostics& diagnostics, std::string_view verb,
                        const Operand& left, const Operand& right,
                        const std::vector<MoneyPair>& pairs, Span sign);

}  // namespace entente::check
