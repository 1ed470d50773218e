#include "model/exchange.h"

#include <cstdlib>
#include <deque>

namespace entente {

std::optional<std::vector<MoneyPair>> money_between(const Dimension& from, const Dimension& to,
                                                    const BaseDimensions& bases) {
  std::vector<BaseDimensionId> given;
  std::vector<BaseDimensionId> wanted;
  const Dimension ratio = from / to;
  for (const auto& [base, power] : ratio.powers()) {
    if (!bases.all[base].money) return std::nullopt;
    auto& side = power > 0 ? given : wanted;
    side.insert(side.end(), static_cast<std::size_t>(std::abs(power)), base);
  }
  if (given.size() != wanted.size()) return std::nullopt;
  std::vector<MoneyPair> pairs;
  for (std::size_t i = 0; i < given.size(); ++i) pairs.push_back({given[i], wanted[i]});
  return pairs;
}

std::optional<Exchange::Chain> Exchange::chain(BaseDimensionId from, BaseDimensionId to) const {
  if (from == to) return Chain{};
  // Breadth first, from the end, so that the rates are met in the order of the chain.
  std::map<BaseDimensionId, ExchangeRate> onwards;
  std::deque<BaseDimensionId> waiting{to};
  while (!waiting.empty() && !onwards.contains(from)) {
    const BaseDimensionId money = waiting.front();
    waiting.pop_front();
    const auto rates = from_.find(money);
    if (rates == from_.end()) continue;
    for (const ExchangeRate& rate : rates->second) {
      if (rate.to == to || onwards.contains(rate.to)) continue;
      onwards.insert({rate.to, {rate.to, rate.from, 1 / rate.factor, rate.span}});
      waiting.push_back(rate.to);
    }
  }
  if (!onwards.contains(from)) return std::nullopt;
  Chain result;
  for (BaseDimensionId money = from; money != to && !too_long(result.factor);) {
    const ExchangeRate& rate = onwards.at(money);
    result.factor *= rate.factor;
    result.rates.push_back(rate);
    money = rate.to;
  }
  return result;
}

void Exchange::add(const ExchangeRate& rate) {
  from_[rate.from].push_back(rate);
  from_[rate.to].push_back({rate.to, rate.from, 1 / rate.factor, rate.span});
}

}  // namespace entente
