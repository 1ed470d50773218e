// Rates of exchange: what one money is worth in another. Of one currency the money of every year is
// a money of its own, so that inflation is a rate too.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "diagnostics/source.h"
#include "model/dimension.h"
#include "support/rational.h"

namespace entente {

/// One kept unit of `from` is worth `factor` kept units of `to`.
struct ExchangeRate {
  BaseDimensionId from;
  BaseDimensionId to;
  Rational factor = 1;
  Span span;
};

/// What must be exchanged to make an amount of one dimension of an amount of another: once for
/// every power. Nothing where the two differ in more than money.
struct MoneyPair {
  BaseDimensionId from;
  BaseDimensionId to;
};
std::optional<std::vector<MoneyPair>> money_between(const Dimension& from, const Dimension& to,
                                                    const BaseDimensions& bases);

class Exchange {
 public:
  /// Rates one after the other, forwards or backwards, and what they come to.
  struct Chain {
    Rational factor = 1;
    std::vector<ExchangeRate> rates;  ///< each in the direction in which it is used
  };
  /// The shortest chain from one money to another. Its factor may be too long.
  std::optional<Chain> chain(BaseDimensionId from, BaseDimensionId to) const;
  void add(const ExchangeRate& rate);

 private:
  std::map<BaseDimensionId, std::vector<ExchangeRate>> from_;  ///< each rate in both directions
};

}  // namespace entente
