// What holds of fractions holds of a script's constants, to the last digit: nothing is rounded
// before a run.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "unit/check/checked.h"

namespace entente {
namespace {

constexpr unsigned seed = 20'260'701;
constexpr int cases = 300;

const std::string head = "time 2026-01 to 2026-12 by month\n";

/// Expects that every condition is decided before a run, and holds.
void expect_all(const std::string& prelude, const std::vector<std::string>& conditions) {
  std::string script = prelude;
  for (const std::string& condition : conditions) script += "assert " + condition + "\n";
  const Checked checked(script);
  ASSERT_EQ(checked.codes, Codes{});
  ASSERT_EQ(checked.world.assertions.size(), conditions.size());
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    const Formula& formula = checked.world.formulas[checked.world.assertions[i].condition];
    const auto* comparison = std::get_if<Comparison>(&formula.node);
    ASSERT_NE(comparison, nullptr) << conditions[i];
    EXPECT_EQ(comparison->exact, std::optional(true)) << conditions[i];
  }
}

/// Numbers as people write them, and fractions that no decimal holds.
class RandomNumbers {
 public:
  std::string next() {
    switch (random_() % 4) {
      case 0:
        return fmt::format("{}.{:06}", below(1'000), below(1'000'000));
      case 1:
        return fmt::format("({} / {})", below(100'000), 1 + below(997));
      case 2:
        return fmt::format("(-{} / {})", 1 + below(1'000), 1 + below(97));
      default:
        return fmt::format("{}e{}", 1 + below(99), static_cast<int>(below(60)) - 30);
    }
  }
  /// Above zero.
  std::string divisor() { return fmt::format("({} / {})", 1 + below(100'000), 1 + below(997)); }

 private:
  unsigned long below(unsigned long bound) { return random_() % bound; }
  std::mt19937 random_{seed};
};

TEST(ExactLaws, ArithmeticIsThatOfFractions) {
  RandomNumbers numbers;
  std::vector<std::string> conditions = {"90% + 4% + 6% == 100%"};
  for (int k = 0; k < cases; ++k) {
    const std::string a = numbers.next();
    const std::string b = numbers.divisor();
    const std::string c = numbers.next();
    conditions.push_back(fmt::format("{0} + {1} - {1} == {0}", a, b));
    conditions.push_back(fmt::format("{0} * {1} / {1} == {0}", a, b));
    conditions.push_back(fmt::format("{0} / {1} * {1} == {0}", a, b));
    conditions.push_back(fmt::format("{1} * ({0} + {2}) == {1} * {0} + {1} * {2}", a, b, c));
    conditions.push_back(fmt::format("({0} + {2}) / {1} == {0} / {1} + {2} / {1}", a, b, c));
    conditions.push_back(fmt::format("({0} + {1}) + {2} == {0} + ({1} + {2})", a, b, c));
    conditions.push_back(fmt::format("{0} * 1 t - {0} * 1 t == 0 t", a));
    conditions.push_back(fmt::format("{0} ^ 3 == {0} * {0} * {0}", b));
    conditions.push_back(fmt::format("{0} ^ -2 * {0} ^ 2 == 1", b));
    conditions.push_back(
        fmt::format("sum([{0}, {1}, {2}]) / 3 == average([{0}, {1}, {2}])", a, b, c));
  }
  expect_all(head, conditions);
}

/// Names of the built-in units that can be converted into each other.
std::vector<std::vector<std::string>> families(Units units) {
  std::vector<std::pair<Dimension, std::vector<std::string>>> result;
  for (const std::string& name : units.names()) {
    Units::Unknown unknown;
    const Dimension dimension = units.resolve(name, unknown)->dimension;
    auto place = std::find_if(result.begin(), result.end(),
                              [&](const auto& family) { return family.first == dimension; });
    if (place == result.end()) place = result.insert(place, {dimension, {}});
    place->second.push_back(name);
  }
  std::vector<std::vector<std::string>> names;
  for (auto& [dimension, family] : result) names.push_back(std::move(family));
  return names;
}

std::vector<std::string> round_trips(const Units& units) {
  RandomNumbers numbers;
  std::vector<std::string> conditions;
  for (const std::vector<std::string>& family : families(units)) {
    for (const std::string& u : family) {
      for (const std::string& v : family) {
        const std::string x = numbers.next();
        conditions.push_back(fmt::format("(({0} * 1 {1} as {2}) as {1}) == {0} * 1 {1}", x, u, v));
        // By the numbers as well as by the names.
        conditions.push_back(fmt::format("{0} * 1 {1} / 1 {2} * 1 {2} == {0} * 1 {1}", x, u, v));
      }
    }
  }
  return conditions;
}

TEST(ExactLaws, EveryUnitThereAndBackIsWhereItWas) {
  const std::vector<std::string> conditions = round_trips(Units());
  EXPECT_GT(conditions.size(), 800U);
  expect_all(head, conditions);
}

TEST(ExactLaws, DaysAndMonthsThereAndBackAreWhatTheyWere) {
  Units averaged;
  averaged.average_calendar();
  std::vector<std::string> conditions = round_trips(averaged);
  conditions.push_back("365 days == 1 year");
  conditions.push_back("7 t/day == 2555 t/year");
  conditions.push_back("(1 month as days) * 12 == 365 days");
  conditions.push_back("1 MW == 8_760 MWh/year");
  expect_all(head + "calendar average\n", conditions);
}

TEST(ExactLaws, MoneyThereAndBackIsWhatItWas) {
  RandomNumbers numbers;
  const std::string rates =
      "rate 1 EUR@2025 = 1.0837 USD@2025  assumed \"invented\"\n"
      "rate 1 USD@2025 = 149.6 JPY@2025   assumed \"invented\"\n"
      "rate 3 EUR@2020 = 3.7 EUR@2025     assumed \"invented\"\n";
  std::vector<std::string> conditions = {"(1 EUR@2025 as JPY@2025) == 1.0837 * 149.6 JPY@2025",
                                         "(60 USD@2025/kg as JPY@2025/t) == 8_976_000 JPY@2025/t",
                                         "(1 t/JPY@2025 as t/USD@2025) == 149.6 t/USD@2025"};
  const std::vector<std::string> moneys = {"EUR@2020", "EUR@2025", "JPY@2025", "USD@2025"};
  for (const std::string& u : moneys) {
    for (const std::string& v : moneys) {
      const std::string x = numbers.next();
      conditions.push_back(fmt::format("(({0} * 1 {1} as {2}) as {1}) == {0} * 1 {1}", x, u, v));
    }
  }
  expect_all(head + rates, conditions);
}

}  // namespace
}  // namespace entente
