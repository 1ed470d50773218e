#include "model/exchange.h"

#include <gtest/gtest.h>

#include "model/units.h"

namespace entente {
namespace {

const BaseDimensionId euro{std::size_t{5}};
const BaseDimensionId dollar{std::size_t{6}};
const BaseDimensionId yen{std::size_t{7}};
const BaseDimensionId crown{std::size_t{8}};

Exchange three() {
  Exchange exchange;
  exchange.add({euro, dollar, Rational(108, 100), {}});
  exchange.add({yen, dollar, Rational(1, 150), {}});
  return exchange;
}

TEST(Exchange, FollowsChainsInBothDirections) {
  const Exchange exchange = three();
  EXPECT_EQ(exchange.chain(euro, dollar)->factor, Rational(108, 100));
  EXPECT_EQ(exchange.chain(dollar, euro)->factor, Rational(100, 108));
  EXPECT_EQ(exchange.chain(euro, yen)->factor, 162);
  EXPECT_EQ(exchange.chain(euro, euro)->factor, 1);
  EXPECT_FALSE(exchange.chain(euro, crown).has_value());
}

TEST(Exchange, NamesTheRatesInTheOrderOfTheirUse) {
  const std::vector<ExchangeRate> rates = three().chain(yen, euro)->rates;
  ASSERT_EQ(rates.size(), 2U);
  EXPECT_EQ(rates[0].from, yen);
  EXPECT_EQ(rates[0].to, dollar);
  EXPECT_EQ(rates[1].to, euro);
  EXPECT_EQ(rates[1].factor, Rational(100, 108));
}

TEST(MoneyBetween, IsOnlyWhatDiffers) {
  Units units;
  const auto dimension = [&](std::string_view text) {
    Units::Unknown unknown;
    return units.resolve(text, unknown)->dimension;
  };
  const auto count = [&](std::string_view from, std::string_view to) {
    const auto pairs = money_between(dimension(from), dimension(to), units.bases());
    return pairs ? static_cast<int>(pairs->size()) : -1;
  };
  EXPECT_EQ(count("USD@2025/kg", "EUR@2025/t"), 1);
  EXPECT_EQ(count("t/USD@2025", "t/EUR@2025"), 1);
  EXPECT_EQ(count("USD@2025.USD@2025", "EUR@2025.EUR@2024"), 2);
  EXPECT_EQ(count("USD@2025", "USD@2025"), 0);
  EXPECT_EQ(count("USD@2025", "EUR@2025/t"), -1);
  EXPECT_EQ(count("USD@2025", "t"), -1);
  EXPECT_EQ(count("USD@2025.USD@2025", "EUR@2025"), -1);
}

}  // namespace
}  // namespace entente
