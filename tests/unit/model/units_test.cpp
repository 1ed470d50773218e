#include "model/units.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

const Dimension mass(BaseDimensions::mass);
const Dimension energy(BaseDimensions::energy);
const Dimension month(BaseDimensions::month);
const Dimension day(BaseDimensions::day);

Unit resolved(Units& units, std::string_view text) {
  Units::Unknown unknown;
  const std::optional<Unit> unit = units.resolve(text, unknown);
  EXPECT_TRUE(unit.has_value()) << text << ": " << unknown.part;
  return unit.value_or(Unit{});
}
Unit resolved(Units&& units, std::string_view text) { return resolved(units, text); }

Units::Unknown mistaken(std::string_view text) {
  Units::Unknown unknown;
  EXPECT_FALSE(Units().resolve(text, unknown).has_value()) << text;
  return unknown;
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
  const Units::Unknown unknown = mistaken("kt/yeer");
  EXPECT_EQ(unknown.mistake, Units::Mistake::no_unit);
  EXPECT_EQ(unknown.at, 3U);
  EXPECT_EQ(unknown.part, "yeer");
  EXPECT_EQ(unknown.suggestion, "year");
}

TEST(Units, MoneyOfEachYearHasADimensionOfItsOwn) {
  Units units;
  const Dimension dollars = resolved(units, "USD@2025").dimension;
  EXPECT_EQ(resolved(units, "USD@2025/t").dimension, dollars / mass);
  EXPECT_NE(resolved(units, "USD@2024").dimension, dollars);
  EXPECT_NE(resolved(units, "EUR@2025").dimension, dollars);
  EXPECT_EQ(units.bases().name(dollars), "USD of 2025");
  EXPECT_EQ(units.bases().unit(dollars), "USD@2025");
  EXPECT_TRUE(units.bases().counts_money(dollars / mass));
  EXPECT_FALSE(units.bases().counts_money(mass / month));
}

TEST(Units, SaysWhatIsWrongWithMoney) {
  struct Case {
    std::string_view text;
    Units::Mistake mistake;
    std::string_view part;
    std::optional<std::string> suggestion;
    std::string_view scale;
  };
  using enum Units::Mistake;
  const Case cases[] = {{"SEK", no_year, "SEK", "SEK", ""},
                        {"t/USD", no_year, "USD", "USD", ""},
                        {"kg@2025", year_of_no_money, "kg@2025", "kg", ""},
                        {"usd@2025/t", no_currency, "usd@2025", "USD@2025", ""},
                        {"euros", no_currency, "euros", "EUR", ""},
                        {"EURO@2025", no_currency, "EURO@2025", "EUR@2025", ""},
                        {"kgs", no_unit, "kgs", "kg", ""},
                        {"QQQ@2025", no_currency, "QQQ@2025", std::nullopt, ""},
                        {"USD@1066", year_outside, "USD@1066", "USD", ""},
                        {"USD@2201", year_outside, "USD@2201", "USD", ""},
                        {"MUSD@2025", size_of_money, "MUSD@2025", "USD@2025", "million"},
                        {"M.EUR@2025/year", size_of_money, "M.EUR@2025", "EUR@2025", "million"},
                        {"kUSD", size_of_money, "kUSD", "USD", "thousand"},
                        {"USDbn@2025", size_of_money, "USDbn@2025", "USD@2025", "billion"}};
  for (const Case& each : cases) {
    const Units::Unknown unknown = mistaken(each.text);
    EXPECT_EQ(unknown.mistake, each.mistake) << each.text;
    EXPECT_EQ(unknown.part, each.part) << each.text;
    EXPECT_EQ(unknown.suggestion, each.suggestion) << each.text;
    EXPECT_EQ(unknown.scale, each.scale) << each.text;
  }
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
