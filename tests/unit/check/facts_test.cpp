#include <gtest/gtest.h>

#include "checked.h"

namespace entente {
namespace {

TEST(Facts, SharesAreOfTheWhole) {
  const Checked checked(names +
                        "world mines 120 t/year of tin assumed\nA mines 75% of tin assumed\nB "
                        "mines 2 t/month of tin assumed\nD mines rest of tin\n");
  EXPECT_EQ(checked.codes, Codes{});
  EXPECT_EQ(checked.made("A"), Rational(15, 2));
  EXPECT_EQ(checked.made("B"), 2);
  EXPECT_EQ(checked.made("D"), Rational(1, 2));
}

TEST(Facts, RestMayBeNothing) {
  const Checked checked(names +
                        "world mines 120 t/year of tin assumed\nA mines 90% of tin assumed\nB "
                        "mines 10% of tin assumed\nD mines rest of tin\n");
  EXPECT_EQ(checked.codes, Codes{});
  EXPECT_EQ(checked.made("D"), 0);
}

TEST(Facts, ASentenceAndACellAreOneFact) {
  const std::string table = "table mines assumed\n| of | A |\n| tin | 12 t/year |\n";
  EXPECT_EQ(Checked(names + "A mines 1 t/month of tin assumed\n" + table).codes, Codes{});
  EXPECT_EQ(Checked(names + "A mines 2 t/month of tin assumed\n" + table).codes, Codes{"E0401"});
}

TEST(Facts, TablesTakeUnitsFromTheirColumns) {
  const Checked checked(
      names + "table mines assumed\n| of | world [t/month] | A | B |\n| tin | 10 | 40% | rest |\n");
  EXPECT_EQ(checked.codes, Codes{});
  EXPECT_EQ(checked.made("A"), 4);
  EXPECT_EQ(checked.made("B"), 6);
}

TEST(Facts, SharesOfExactlyAllAreAccepted) {
  EXPECT_EQ(Checked(names + "world mines 3 t/year of tin assumed\nA mines 90% of tin assumed\nB "
                            "mines 4% of tin assumed\nD mines 6% of tin assumed\n")
                .codes,
            Codes{});
  EXPECT_EQ(Checked(names + "world mines 3 t/year of tin assumed\nA mines 90% of tin assumed\nB "
                            "mines 4% of tin assumed\nD mines 6.0001% of tin assumed\n")
                .codes,
            Codes{"E0412"});
}

TEST(Facts, ARemainderThatNobodyTakesIsAWarning) {
  EXPECT_EQ(
      Checked(names + "world mines 3 t/year of tin assumed\nA mines 90% of tin assumed\n").codes,
      Codes{"W0803"});
}

TEST(Facts, WhatAGroupHasIsDividedAmongThoseThatSayNothing) {
  const std::string both = "let both = {A, B, D}\n";
  const Checked checked(names + both +
                        "A mines 12 t/year of tin assumed\nboth mines 36 t/year of tin assumed\n");
  EXPECT_EQ(checked.codes, Codes{"W0806"});
  EXPECT_EQ(checked.made("A"), 1);
  EXPECT_EQ(checked.made("B"), 1);
  EXPECT_EQ(checked.made("D"), 1);
  const Checked shares(
      names + "let both = {A, B}\nworld mines 120 t/year of tin assumed\n" +
      "both mines 40% of tin assumed\nA mines 30% of tin assumed\nD mines rest of tin\n");
  EXPECT_EQ(shares.codes, Codes{});
  EXPECT_EQ(shares.made("B"), 1);
  EXPECT_EQ(shares.made("D"), 6);
}

TEST(Facts, ATimeOfOwnUseHoldsForEachMember) {
  const Checked checked(names +
                        "let both = {A, B}\nboth holds 2 months of tin assumed\nboth holds 2 "
                        "months of tin assumed\n");
  EXPECT_EQ(checked.codes, Codes{});
  ASSERT_EQ(checked.world.reserves.size(), 2u);
  EXPECT_EQ(checked.world.reserves[1].amount.value, Rational(365, 6));
  EXPECT_TRUE(checked.world.reserves[1].in_time);
}

TEST(Facts, TablesOfImportsNameTheirSuppliers) {
  const Checked checked(
      names +
      "table buys assumed\n| of | from | B | D |\n| tin | A | 40% | |\n| tin | D | 10% | |\n");
  EXPECT_EQ(checked.codes, Codes{});
  EXPECT_EQ(checked.world.import_shares.size(), 2u);
  const auto codes = [](const std::string& table) {
    return Checked(names + "table buys assumed\n" + table).codes;
  };
  EXPECT_EQ(codes("| of | B |\n| tin | 40% |\n"), Codes{"E0434"});
  EXPECT_EQ(codes("| of | from | B |\n| tin | | 40% |\n"), Codes{"E0407"});
  EXPECT_EQ(codes("| of | from | B |\n| tin | A | rest |\n"), Codes{"E0407"});
  EXPECT_EQ(codes("| of | from | A |\n| tin | A | 40% |\n"), Codes{"E0438"});
  EXPECT_EQ(codes("| of | from | B |\n| tin | A | 40% |\n| tin | A | 50% |\n"), Codes{"E0401"});
}

TEST(Facts, AMembersOwnImportsGoBeforeThoseOfItsGroup) {
  const Checked checked(names + "let both = {B, D, A}\nB buys 50% of tin from A assumed\n" +
                        "both buys 20% of tin from A assumed\n");
  EXPECT_EQ(checked.codes, Codes{});
  ASSERT_EQ(checked.world.import_shares.size(), 2u);
  EXPECT_EQ(checked.world.import_shares[0].share.value, Rational(1, 2));
  EXPECT_EQ(checked.world.import_shares[1].share.value, Rational(1, 5));
}

TEST(Facts, OneFigureWithoutASourceIsOneWarning) {
  EXPECT_EQ(Checked(names + "A mines 3 t/year of tin\n").codes, Codes{"W0801"});
}

TEST(Facts, AFigureMayBeAnExpression) {
  const Checked checked(names +
                        "let base = 12 t/year assumed\nA mines base * 3 / 2 of tin assumed\n");
  EXPECT_EQ(checked.codes, Codes{});
  EXPECT_EQ(checked.made("A"), Rational(3, 2));
}

TEST(Facts, ReservesAreAmountsOrTimes) {
  const Checked checked(names + "A holds 3 months of tin assumed\nB holds 5 t of tin assumed\n");
  EXPECT_EQ(checked.codes, Codes{});
  ASSERT_EQ(checked.world.reserves.size(), 2u);
  EXPECT_TRUE(checked.world.reserves[0].in_time);
  EXPECT_EQ(checked.world.reserves[0].amount.value, Rational(365, 4));  // days
  EXPECT_FALSE(checked.world.reserves[1].in_time);
}

TEST(Facts, MonthsAndDaysMeetOnlyWhereTheScriptSaysSo) {
  const std::string fact = "A mines 1 t/day of tin assumed\n";
  EXPECT_EQ(Checked(names + fact).codes, Codes{"E0304"});
  const Checked averaged(names + "calendar average\n" + fact);
  EXPECT_EQ(averaged.codes, Codes{});
  EXPECT_EQ(averaged.made("A"), Rational(365, 12));
}

TEST(Recipes, AreInTheUnitsOfBothSides) {
  const Checked checked(
      names +
      "resource power in GWh local\nresource cans in kt from 500 kg/t of tin, 2 MWh/t of power\n");
  EXPECT_EQ(checked.codes, Codes{});
  const std::vector<RecipeInput>& recipe = checked.world.resources[ResourceId(2)].recipe;
  ASSERT_EQ(recipe.size(), 2u);
  EXPECT_EQ(recipe[0].amount, Rational(1, 2));
  EXPECT_EQ(recipe[1].amount, 2);
  EXPECT_EQ(Checked(names + "resource cans in t from 2 t/year of tin\n").codes, Codes{"E0302"});
}

TEST(Declarations, MayStandInAnyOrder) {
  EXPECT_EQ(
      Checked("B uses 1 t/year of tin assumed\nresource tin in t\nlet both = {A} + other\nlet "
              "other = {B}\ncountry B\ncountry A\ntime 2026-01 to 2026-12 by month\n")
          .codes,
      Codes{});
}

}  // namespace
}  // namespace entente
