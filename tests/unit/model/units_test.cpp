#include "model/units.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

const Dimension mass(BaseDimensions::mass);
const Dimension energy(BaseDimensions::energy);
const Dimension month(BaseDimensions::month);
const Dimension day(BaseDimensions::day);

Unit resolved(const Units& units, std::string_view text) {
  Units::Unknown unknown;
  const std::optional<Unit> unit = units.resolve(text, unknown);
  EXPECT_TRUE(unit.has_value()) << text << ": " << unknown.part;
  return unit.value_or(Unit{});
}

TEST(Units, RatesAreExact) {
  const Unit unit = resolved(Units(), "kt/year");
  EXPECT_EQ(unit.dimension, mass / month);
  EXPECT_EQ(unit.factor, Rational(1000, 12));
}

TEST(Units, PowerIsEnergyByDay) {
  const Unit unit = resolved(Units(), "MW");
  EXPECT_EQ(unit.dimension, energy / day);
  EXPECT_EQ(unit.factor, 24);
  EXPECT_EQ(resolved(Units(), "GWh").factor, 1000);
  EXPECT_EQ(resolved(Units(), "GJ").factor, Rational(1000, 3600));
}

TEST(Units, EveryDivisorDivides) {
  EXPECT_TRUE(resolved(Units(), "t/t").dimension.is_number());
  EXPECT_EQ(resolved(Units(), "MWh/t/year").dimension, energy / mass / month);
  EXPECT_EQ(resolved(Units(), "%/year").factor, Rational(1, 1200));
}

TEST(Units, SuggestsTheUnknownPart) {
  Units::Unknown unknown;
  EXPECT_FALSE(Units().resolve("kt/yeer", unknown).has_value());
  EXPECT_EQ(unknown.part, "yeer");
  EXPECT_EQ(unknown.suggestion, "year");
  EXPECT_FALSE(unknown.currency);
}

TEST(Units, KnowsMoneyWhenItSeesIt) {
  Units::Unknown unknown;
  EXPECT_FALSE(Units().resolve("USD@2025/t", unknown).has_value());
  EXPECT_TRUE(unknown.currency);
}

TEST(Units, MoneyOfATableIsKeptAsItIs) {
  Units units;
  const std::optional<Money> money = units.add_money("M.EUR@2015/year");
  ASSERT_TRUE(money.has_value());
  EXPECT_EQ(money->unit.name, "M.EUR@2015");
  EXPECT_EQ(money->factor, 1'000'000);
  EXPECT_EQ(resolved(units, "M.EUR@2015").factor, 1);
  EXPECT_EQ(resolved(units, "M.EUR@2015/year").factor, Rational(1, 12));
  EXPECT_EQ(resolved(units, "EUR@2015").factor, Rational(1, 1'000'000));
  EXPECT_EQ(resolved(units, "EUR@2015").dimension, money->unit.dimension);
  Units::Unknown unknown;
  EXPECT_FALSE(units.resolve("k.EUR@2015", unknown).has_value());
  EXPECT_FALSE(units.resolve("EUR", unknown).has_value());
}

TEST(Units, MoneyOfATableIsACurrencyAYear) {
  for (const char* text : {"EUR", "EUR/month", "M.EUR", "t/year", "m.EUR/year", "euro/year",
                           "M./year", "M.M.EUR/year", "", "/year"})
    EXPECT_FALSE(Units().add_money(text).has_value()) << text;
  Units units;
  EXPECT_EQ(units.add_money("PLN/year")->factor, 1);
  EXPECT_FALSE(units.add_money("M.PLN/year").has_value());
}

TEST(Units, ThingsHaveDimensionsOfTheirOwn) {
  Units units;
  units.add_base("wafer");
  units.add_base("car");
  EXPECT_NE(resolved(units, "wafer").dimension, resolved(units, "car").dimension);
  units.add({"lot", resolved(units, "wafer").dimension, 25});
  EXPECT_EQ(resolved(units, "lot/month").factor, 25);
  EXPECT_TRUE(units.contains("lot"));
}

TEST(Units, AverageCalendarJoinsDaysAndMonths) {
  Units units;
  units.average_calendar();
  units.average_calendar();  // said twice is said once
  EXPECT_EQ(resolved(units, "days").dimension, month);
  EXPECT_EQ(resolved(units, "days").factor * 365, resolved(units, "year").factor);
  EXPECT_EQ(resolved(units, "t/day").dimension, resolved(units, "t/year").dimension);
  EXPECT_EQ(resolved(units, "t/day").factor, 365 * resolved(units, "t/year").factor);
}

}  // namespace
}  // namespace entente
