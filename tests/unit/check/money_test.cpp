#include <gtest/gtest.h>

#include "checked.h"

namespace entente {
namespace {

const std::string euro = "rate 1 EUR@2025 = 1.08 USD@2025  assumed \"invented\"\n";
const std::string yen = "rate 1 USD@2025 = 150 JPY@2025  assumed \"invented\"\n";

Codes codes(const std::string& script) { return Checked(names + script).codes; }

/// True where the condition is decided before a run, and holds.
bool holds(const std::string& script, const std::string& condition) {
  const Checked checked(names + script + "assert " + condition + "\n");
  EXPECT_EQ(checked.codes, Codes{}) << condition;
  if (checked.world.assertions.size() != 1) return false;
  const Formula& formula = checked.world.formulas[checked.world.assertions[0].condition];
  const auto* comparison = std::get_if<Comparison>(&formula.node);
  return comparison != nullptr && comparison->exact.value_or(false);
}

TEST(DeclaredUnits, MayStandInAnyOrder) {
  const std::string units = "unit crate = 4 lot\nunit lot = 25 wafer\nunit wafer\n";
  EXPECT_TRUE(holds(units, "1 crate == 100 wafer"));
  EXPECT_TRUE(holds("unit sack = sack_weight\nlet sack_weight = 50 kg  assumed \"invented\"\n",
                    "2 sack == 0.1 t"));
}

TEST(DeclaredUnits, InACircleAreReportedOnce) {
  EXPECT_EQ(codes("unit a = 2 a\n"), Codes{"E0335"});
  EXPECT_EQ(codes("unit a = 2 b\nunit b = 3 c\nunit c = 4 a\nlet x = 1 c + 2 b\n"), Codes{"E0335"});
  EXPECT_EQ(codes("unit a = 2 b\nunit b = 3 undeclared\nlet x = 1 a\n"), Codes{"E0303"});
}

TEST(DeclaredUnits, AreNoCurrenciesAndNothingElseThatExists) {
  EXPECT_EQ(codes("unit USD = 3 kg\n"), Codes{"E0309"});
  EXPECT_EQ(codes("unit SEK\n"), Codes{"E0309"});
  EXPECT_EQ(codes("unit lot = 2 kg\nunit lot = 3 kg\n"), Codes{"E0309"});
  EXPECT_EQ(codes("unit lot\nunit lot = 3 kg\n"), Codes{"E0309"});
}

TEST(DeclaredUnits, HaveNoMoreDigitsThanOtherNumbers) {
  const std::string units = "unit huge = 1e900 t\nunit vast = 1e900 huge\n";
  EXPECT_EQ(codes(units), Codes{"E0308"});
  EXPECT_EQ(codes("unit huge = 1e900 t\nlet x = 1 huge.huge\n"), Codes{"E0308"});
  EXPECT_EQ(codes("unit huge = 1e900 t\nlet x = 1e200 huge\n"), Codes{"E0308"});
  EXPECT_EQ(codes("let x = 1e990 trillion\n"), Codes{"E0308"});
}

TEST(DeclaredUnits, MultiplyToAPowerThatIsCounted) {
  EXPECT_EQ(codes("let x = ((1 t ^ 64) ^ 15) * (1 t ^ 40)\n"), Codes{});
  EXPECT_EQ(codes("let x = ((1 t ^ 64) ^ 15) * (1 t ^ 41)\n"), Codes{"E0313"});
  EXPECT_EQ(codes("let x = (((1 t ^ 64) ^ 64) ^ 64) ^ 64\n"), Codes{"E0313"});
}

TEST(MoneyUnits, AreWrittenWithTheirYear) {
  EXPECT_EQ(codes("let x = 3 USD\n"), Codes{"E0326"});
  EXPECT_EQ(codes("let x = 3 kg@2025\n"), Codes{"E0327"});
  EXPECT_EQ(codes("let x = 3 usd@2025\n"), Codes{"E0328"});
  EXPECT_EQ(codes("let x = 3 MUSD@2025\n"), Codes{"E0329"});
  EXPECT_EQ(codes("let x = 3 M.USD@2025\n"), Codes{"E0329"});
  EXPECT_EQ(codes("let x = 3 USD@1066\n"), Codes{"E0330"});
  EXPECT_TRUE(holds("", "3 million USD@2025 == 3_000_000 USD@2025"));
  EXPECT_TRUE(holds("", "2 t * 12 USD@2025/kg == 24 thousand USD@2025"));
  EXPECT_TRUE(holds("unit MUSD = 1 million USD@2025\n", "3 MUSD == 3 million USD@2025"));
}

TEST(Rates, ConvertForwardsBackwardsAndInChains) {
  EXPECT_TRUE(holds(euro, "(1 EUR@2025 as USD@2025) == 1.08 USD@2025"));
  EXPECT_TRUE(holds(euro, "(1.08 USD@2025 as EUR@2025) == 1 EUR@2025"));
  EXPECT_TRUE(holds(yen + euro, "(1 EUR@2025 as JPY@2025) == 162 JPY@2025"));
  EXPECT_TRUE(holds("rate 1 USD@2020 = 1.25 USD@2025  assumed \"prices\"\n",
                    "(10 USD@2020/t as USD@2025/kg) == 0.0125 USD@2025/kg"));
}

TEST(Rates, AreNeverAppliedUnasked) {
  EXPECT_EQ(codes(euro + "let x = 1 EUR@2025 + 1 USD@2025\n"), Codes{"E0331"});
  EXPECT_EQ(codes(euro + "assert 1 EUR@2025 > 1 USD@2025\n"), Codes{"E0331"});
  EXPECT_EQ(codes("let x = 1 EUR@2024 - 1 EUR@2025\n"), Codes{"E0331"});
  EXPECT_EQ(codes("let x = sum([1 EUR@2024, 1 EUR@2025])\n"), Codes{"E0331"});
  EXPECT_EQ(codes("let x = 1 EUR@2025 + 1 t\n"), Codes{"E0301"});
}

TEST(Rates, MustBeDeclared) {
  EXPECT_EQ(codes("let x = 1 EUR@2025 as USD@2025\n"), Codes{"E0332"});
  EXPECT_EQ(codes(euro + "let x = 1 EUR@2025 as JPY@2025\n"), Codes{"E0332"});
  EXPECT_EQ(codes(euro + "let x = 1 EUR@2025 as USD@2025/t\n"), Codes{"E0301"});
}

TEST(Rates, LieBetweenTwoMoneys) {
  const std::string why = "  assumed \"invented\"\n";
  EXPECT_EQ(codes("rate 1 kg = 60 USD@2025" + why), Codes{"E0333"});
  EXPECT_EQ(codes("rate 1 USD@2025 = 60" + why), Codes{"E0333"});
  EXPECT_EQ(codes("rate 1 USD@2025/t = 2 EUR@2025/t" + why), (Codes{"E0333", "E0333"}));
  EXPECT_EQ(codes("rate 0 USD@2025 = 2 EUR@2025" + why), Codes{"E0333"});
  EXPECT_EQ(codes("rate 1 USD@2025 = 2 USD@2025" + why), Codes{"E0333"});
  EXPECT_EQ(codes("rate 1e600 USD@2025 = 1e-600 EUR@2025" + why), Codes{"E0308"});
}

TEST(Rates, MustAgree) {
  EXPECT_EQ(codes(euro + euro), Codes{});
  EXPECT_EQ(codes(euro + "rate 1.08 USD@2025 = 1 EUR@2025  assumed \"the same\"\n"), Codes{});
  EXPECT_EQ(codes(euro + "rate 1 EUR@2025 = 1.09 USD@2025  assumed \"other\"\n"), Codes{"E0334"});
  EXPECT_EQ(codes(euro + yen + "rate 1 EUR@2025 = 162 JPY@2025  assumed \"follows\"\n"), Codes{});
  EXPECT_EQ(codes(euro + yen + "rate 1 EUR@2025 = 163 JPY@2025  assumed \"rounded\"\n"),
            Codes{"E0334"});
}

TEST(Rates, WantTheirSourceAndAreListed) {
  const Checked without(names + "rate 1 EUR@2025 = 1.08 USD@2025\n");
  EXPECT_EQ(without.codes, Codes{"W0801"});
  const Checked checked(names + euro);
  ASSERT_EQ(checked.world.other_figures.size(), 1U);
  EXPECT_EQ(checked.world.other_figures[0].value, Rational(108, 100));
  EXPECT_EQ(checked.world.other_figures[0].shown.name, "USD@2025");
}

TEST(Rates, MayBeWorkedOut) {
  EXPECT_TRUE(
      holds("let dollars = 1.08 USD@2025  assumed \"invented\"\n"
            "rate 100 cent = dollars  assumed \"invented\"\n"
            "unit cent = 0.01 EUR@2025\n",
            "(1 EUR@2025 as USD@2025) == 1.08 USD@2025"));
}

TEST(MoneyFormulas, ConvertWhatARunAnswers) {
  const Checked checked(names + euro +
                        "assert (total(shortage(tin, A)) * 60 USD@2025/kg as EUR@2025) == 0 "
                        "EUR@2025\n");
  EXPECT_EQ(checked.codes, Codes{});
  ASSERT_EQ(checked.world.assertions.size(), 1U);
  const auto& comparison =
      std::get<Comparison>(checked.world.formulas[checked.world.assertions[0].condition].node);
  const Formula& cost = checked.world.formulas[comparison.left];
  EXPECT_EQ(cost.shown.name, "EUR@2025");
  EXPECT_EQ(checked.world.units.bases().unit(cost.dimension), "EUR@2025");
}

TEST(MoneyFormulas, AddUpOverResources) {
  const std::string two = "resource zinc in t\nlet price = 2 USD@2025/kg  assumed \"invented\"\n";
  EXPECT_EQ(codes(two + "assert sum(total(imports(r, A)) * price for r in {tin, zinc}) < 9 "
                        "USD@2025\n"),
            Codes{});
  EXPECT_EQ(codes(two + "assert sum(total(imports(r, A)) * 2 for r in {tin, zinc}) >= 0 t\n"),
            Codes{"E0307"});
}

}  // namespace
}  // namespace entente
