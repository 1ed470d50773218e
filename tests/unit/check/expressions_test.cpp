#include <gtest/gtest.h>

#include "checked.h"

namespace entente {
namespace {

/// True where an assertion about constants is decided, in exact arithmetic, to hold.
bool holds(const std::string& condition) {
  const Checked checked(names + "assert " + condition + "\n");
  EXPECT_EQ(checked.codes, Codes{}) << condition;
  if (checked.world.assertions.size() != 1) return false;
  const Formula& formula = checked.world.formulas[checked.world.assertions[0].condition];
  if (const auto* truth = std::get_if<Truth>(&formula.node)) return truth->value;
  const auto* comparison = std::get_if<Comparison>(&formula.node);
  return comparison != nullptr && comparison->exact.value_or(false);
}

TEST(Expressions, IdentitiesHoldExactly) {
  EXPECT_TRUE(holds("90% + 4% + 6% == 100%"));
  EXPECT_TRUE(holds("0.1 + 0.2 == 0.3"));
  EXPECT_TRUE(holds("1 / 3 * 3 == 1"));
  EXPECT_TRUE(holds("4.5 million t == 4_500 kt"));
  EXPECT_TRUE(holds("12 kt/year == 1 kt/month"));
  EXPECT_TRUE(holds("2 ^ 10 == 1024"));
  EXPECT_TRUE(holds("1_200 + 2.5e3 == 3_700"));
  EXPECT_FALSE(holds("1 / 3 == 0.333333333333333333"));
}

TEST(Expressions, DatesMoveByMonthsAndDays) {
  EXPECT_TRUE(holds("2027-03 + 6 months == 2027-09"));
  EXPECT_TRUE(holds("2027-09 - 2027-03 == 6 months"));
  EXPECT_TRUE(holds("2024-01-31 + 1 month == 2024-02-29"));
  EXPECT_TRUE(holds("2026-12 + 31 days == 2027-01"));
  EXPECT_TRUE(holds("2026-Q2 < 2026-07"));
  EXPECT_EQ(Checked(names + "let d = 2026-01 + 1.5 months\n").codes, Codes{"E0310"});
}

TEST(Expressions, SetsAddAndSubtract) {
  EXPECT_TRUE(holds("{A, B} - {B} + {D} == {D, A}"));
  EXPECT_TRUE(holds("A in {A, B}"));
  EXPECT_FALSE(holds("{A, D} in {A, B}"));
}

TEST(Expressions, PrecedenceIsThatOfMathematics) {
  EXPECT_TRUE(holds("1 + 2 * 3 == 7"));
  EXPECT_TRUE(holds("-2 ^ 2 == -4"));
  EXPECT_TRUE(holds("2 ^ 3 ^ 2 == 512"));
  EXPECT_TRUE(holds("not false and (true or false)"));
}

TEST(Values, MayNotNeedThemselves) {
  EXPECT_EQ(Checked(names + "let a = b + 1\nlet b = c\nlet c = a\n").codes, Codes{"E0204"});
  EXPECT_EQ(Checked(names + "let a = a\n").codes, Codes{"E0204"});
}

TEST(Functions, SeeOnlyThoseAboveThem) {
  EXPECT_EQ(Checked(names + "fn f(x) = x + 1\nfn g(x) = f(f(x))\nassert g(1) == 3\n").codes,
            Codes{});
  EXPECT_EQ(Checked(names + "fn g(x) = f(x)\nfn f(x) = x\n").codes, Codes{"E0210"});
  EXPECT_EQ(Checked(names + "fn f(x) = f(x)\n").codes, Codes{"E0210"});
}

TEST(Functions, AreReadEvenWhereNobodyCallsThem) {
  EXPECT_EQ(Checked(names + "fn gap(who) = shortage(tin, whom)\n").codes, Codes{"E0201"});
  EXPECT_EQ(Checked(names + "fn gap(who) = sum(shortage(tinn, c) for c in who)\n").codes,
            Codes{"E0201"});
  EXPECT_EQ(Checked(names + "fn gap(who) = shortge(tin, who)\n").codes, Codes{"E0201"});
  EXPECT_EQ(Checked(names + "fn late(x) = x + 5 tonnez\n").codes, Codes{"E0303"});
  EXPECT_EQ(Checked(names + "fn gap(r, who) = sum(shortage(r, c) for c in who if c != A) / "
                            "max(demand(r, c) for c in {who})\n")
                .codes,
            Codes{});
}

TEST(Functions, SayAMistakeOnceHoweverOftenTheyAreCalled) {
  EXPECT_EQ(Checked(names + "fn gap(who) = shortage(tinn, who)\nassert peak(gap(A)) == 0 "
                            "t/month\nassert peak(gap(B)) == 0 t/month\n")
                .codes,
            Codes{"E0201"});
}

TEST(Functions, AnUnknownSetHasOneMessage) {
  EXPECT_EQ(
      Checked(names + "assert sum(peak(shortage(tin, c)) for c in bothe) == 0 t/month\n").codes,
      Codes{"E0201"});
}

TEST(CheckedQuestions, AreCheckedForTheirDimensions) {
  EXPECT_EQ(Checked(names + "assert peak(shortage(tin, A)) == 0%\n").codes, Codes{"E0301"});
  EXPECT_EQ(Checked(names + "assert peak(shortage(tin, A) / demand(tin, A)) == 0%\n").codes,
            Codes{});
  EXPECT_EQ(Checked(names + "assert total(shortage(tin, A)) == 0 t\n").codes, Codes{});
  EXPECT_EQ(Checked(names + "assert days_of_cover(tin, A) > 10 days\n").codes, Codes{});
  EXPECT_EQ(Checked(names + "assert shortage(tin, A) @ 2027-01 == 0 t/month\n").codes,
            Codes{"E0513"});
}

TEST(Expressions, DaysMoveDatesUnderCalendarAverage) {
  const auto holds_averaged = [](const std::string& condition) {
    return holds(condition + "\ncalendar average");
  };
  EXPECT_TRUE(holds_averaged("2026-12 + 31 days == 2027-01"));
  EXPECT_TRUE(holds_averaged("2028-03 - 2 weeks == 2028-02-16"));
  EXPECT_TRUE(holds_averaged("2028-01 + 365 days == 2028-12-31"));
  EXPECT_TRUE(holds_averaged("2028-01 + 1 year == 2029-01"));
  EXPECT_EQ(Checked(names + "calendar average\nlet d = 2026-01 + 1.5 days\n").codes,
            Codes{"E0310"});
}

TEST(CheckedQuestions, CountInDaysWherePeriodsAreDays) {
  const auto codes = [](const std::string& period, const std::string& rest) {
    return Checked("time 2026-W01 to 2026-W10 by " + period +
                   "\ncountry A\nresource tin in t\nassert " + rest + "\n")
        .codes;
  };
  for (const std::string period : {"day", "week"}) {
    EXPECT_EQ(codes(period, "shortage(tin, A) == 0 t/day"), Codes{});
    EXPECT_EQ(codes(period, "shortage(tin, A) == 0 t/week"), Codes{});
    EXPECT_EQ(codes(period, "total(shortage(tin, A)) == 0 t"), Codes{});
    EXPECT_EQ(codes(period, "time_to_survive(tin) > 10 days"), Codes{});
    EXPECT_EQ(codes(period, "peak(stock(tin, A) / demand(tin, A)) > 2 weeks"), Codes{});
    EXPECT_EQ(codes(period, "shortage(tin, A) == 0 t/month"), Codes{"E0304"});
    EXPECT_EQ(codes(period, "time_to_survive(tin) > 1 month"), Codes{"E0304"});
    EXPECT_EQ(codes(period, "shortage(tin, A) == 0 t/month\ncalendar average"), Codes{});
    EXPECT_EQ(codes(period, "time_to_survive(tin) > 1 month\ncalendar average"), Codes{});
    EXPECT_EQ(codes(period, "total(shortage(tin, A)) == 0 t\ncalendar average"), Codes{});
  }
}

TEST(CheckedQuestions, ForAllUnrolls) {
  const Checked checked(
      names +
      "assert for all c in {A, B}: for all r in {tin}: peak(shortage(r, c)) == 0 t/month\n");
  EXPECT_EQ(checked.codes, Codes{});
  EXPECT_EQ(checked.world.assertions.size(), 2u);
}

TEST(CheckedQuestions, ABoundNameThatHidesAnotherIsTold) {
  const auto of = [](const std::string& more) { return Checked(names + more).codes; };
  EXPECT_EQ(of("let all = sum(1 for A in {A, B})\n"), Codes{"W0821"});
  EXPECT_EQ(of("let all = sum(sum(1 for c in {A}) for c in {B})\n"), Codes{"W0821"});
  EXPECT_EQ(of("let all = sum(1 for c in {A}) + sum(1 for c in {B})\n"), Codes{});
  EXPECT_EQ(of("let all = sum(1 for c in {A} for c in {B})\n"), Codes{"W0821"});
  EXPECT_EQ(of("fn twice(tin) = 2 * tin\nlet four = twice(2)\n"), Codes{"W0821"});
  EXPECT_EQ(of("assert for all B in {A, B}: peak(shortage(tin, B)) < 1 t/month\n"), Codes{"W0821"});
}

TEST(CheckedQuestions, WhatUnrollsWithoutBoundIsRefused) {
  std::string loops;
  for (const char* name : {"a", "b", "c", "d", "e", "f", "g", "h", "i"})
    loops += std::string(" for ") + name + " in one";
  EXPECT_EQ(
      Checked(names + "let one = [1,2,3,4,5,6,7,8,9,10]\nlet all = sum(1" + loops + ")\n").codes,
      Codes{"E0903"});
  EXPECT_EQ(Checked(names + "let one = [1,2,3,4,5,6,7,8,9,10]\nassert sum(mean(stock(tin, A))" +
                    loops + ") == 0 t\n")
                .codes,
            Codes{"E0903"});
}

}  // namespace
}  // namespace entente
