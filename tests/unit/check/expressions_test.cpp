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

TEST(Expressions, ADateMeansNothingWhereTheTimeIsNotKnown) {
  const std::string rest =
      "country A\nresource tin in t\nassert shortage(tin, A)[2026-05] == 0 t/month\n";
  EXPECT_EQ(Checked(rest).codes, Codes{"E0502"});
  EXPECT_EQ(Checked("time 2026-01 to 2025-01 by month\n" + rest).codes, Codes{"E0504"});
  EXPECT_EQ(Checked("time 2026-13 to 2027-01 by month\n" + rest).codes, Codes{"E0501"});
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

TEST(Expressions, ASumOfNothingFitsEverything) {
  EXPECT_TRUE(holds("sum(2 t for c in {A} if c != A) + 1 t == 1 t"));
  EXPECT_TRUE(holds("5 months - sum(2 months for c in {A} - A) == 5 months"));
  EXPECT_TRUE(holds("sum(2 t for c in {}) / sum(3 t for c in {}) == 0%"));
  EXPECT_TRUE(holds("sum(2 t for c in {}) * 3 == 0 kt"));
  EXPECT_EQ(Checked(names + "let x = 1 t / sum(2 t for c in {})\n").codes, Codes{"E0306"});
  EXPECT_EQ(Checked(names + "let x = A + sum(2 t for c in {})\n").codes, Codes{"E0310"});
}

TEST(Expressions, ConditionsOfConstantsChooseBeforeARun) {
  EXPECT_TRUE(holds("sum(2 t for c in {A, B} if 1 < 2 and not (2 t > 1 kt)) == 4 t"));
  EXPECT_TRUE(holds("(if 12 kt/year == 1 kt/month then 1 else 2 t) == 1"));
  EXPECT_EQ(Checked(names + "let x = sum(2 t for c in {A} if c)\n").codes, Codes{"E0311"});
}

TEST(Collections, GiveTheirElements) {
  EXPECT_TRUE(holds("[3 t, 5 t][2] == 5 t"));
  EXPECT_TRUE(holds("[if c == B then 7 else 1 for c in {A, B}][B] == 7"));
  EXPECT_TRUE(holds("{A, B}[1] == A"));
  for (const std::string place : {"0", "3", "1.5", "1 t", "D", "2027-01 - 2026-01"})
    EXPECT_EQ(Checked(names + "let x = [1 for c in {A, B}][" + place + "]\n").codes, Codes{"E0325"})
        << place;
  EXPECT_EQ(Checked(names + "let x = A[1]\n").codes, Codes{"E0324"});
  EXPECT_EQ(Checked(names + "let x = {}[1]\n").codes, Codes{"E0325"});
  EXPECT_EQ(Checked(names + "assert shortage(tin, A)[2026-03] == 0 t/month\n").codes, Codes{});
}

TEST(Collections, ChosenByARunAreUsedWhereTheyStand) {
  const std::string chosen =
      "[peak(stock(tin, c)) for c in {A, B} if peak(shortage(tin, c)) > "
      "0 t/month]";
  EXPECT_EQ(Checked(names + "assert max(" + chosen + ") > 0 t\n").codes, Codes{});
  EXPECT_EQ(Checked(names + "report \"r\" { show " + chosen + " }\n").codes, Codes{});
  EXPECT_EQ(Checked(names + "let x = " + chosen + "[1]\n").codes, Codes{"E0320"});
  EXPECT_EQ(Checked(names + "let x = sum(y for y in " + chosen + ")\n").codes, Codes{"E0320"});
  EXPECT_EQ(Checked(names + "report \"r\" { show [peak(stock(tin, c)) for c in {A} if "
                            "shortage(tin, c) > 0 t/month] }\n")
                .codes,
            Codes{"E0311"});
}

TEST(Members, AreFiguresOfDeclarations) {
  EXPECT_EQ(Checked(names + cut + "assert cut.by == 50% and cut.for <= 2 months\n").codes, Codes{});
  EXPECT_EQ(Checked(names + cut + "let x = 1 - cut.by\nassert x >= 0\n").codes, Codes{});
  EXPECT_EQ(Checked(names + cut + "fn part(s) = s.by\nassert part(cut) < 1\n").codes, Codes{});
  EXPECT_EQ(Checked(names + cut + "assert cut.bye == 50%\n").codes, Codes{"E0601"});
  EXPECT_EQ(Checked(names + cut + "assert cut.from == 50%\n").codes, Codes{"E0312"});
  EXPECT_EQ(Checked(names + cut + "assert A.by == 50%\n").codes, Codes{"E0226"});
  EXPECT_EQ(Checked(names + cut + "assert (2 t).by == 50%\n").codes, Codes{"E0226"});
  EXPECT_EQ(Checked(names + cut + "A mines cut.by * 2 t/year of tin assumed\n").codes,
            Codes{"E0320"});
  EXPECT_EQ(Checked(names + cut + "assert cut.by == 3 t\n").codes, Codes{"E0301"});
}

/// What a hole in the place of `?` is said to want.
std::string wanted(const std::string& statement) {
  const Checked checked(names + cut + statement + "\n");
  if (checked.codes != Codes{"E0323"}) return "";
  return checked.messages.front().substr(checked.messages.front().find(": ") + 2);
}

TEST(Holes, SayWhatFits) {
  EXPECT_EQ(wanted("let need: kt/month = demand(tin, A) - ?"),
            "an amount in t/month (mass / time)");
  EXPECT_EQ(wanted("let need: t/month = 2 t * ?"), "an amount in 1/month (1 / time)");
  EXPECT_EQ(wanted("let need: t/month = 2 t / ?"), "an amount in month (time)");
  EXPECT_EQ(wanted("let need: t = 6 t/month * (? + 1 month)"), "an amount in month (time)");
  EXPECT_EQ(wanted("assert shortage(tin, A) / demand(tin, A) <= ?"), "a plain number or a share");
  EXPECT_EQ(wanted("assert peak(shortage(?, A)) == 0 t/month"), "a resource");
  EXPECT_EQ(wanted("assert peak(shortage(tin, ?)) == 0 t/month"),
            "a country or a set of countries");
  EXPECT_EQ(wanted("assert peak(?) == 0 t/month"), "a series");
  EXPECT_EQ(wanted("assert ?"), "a condition");
  EXPECT_EQ(wanted("let x = sum(1 for c in ?)"), "a set or a list");
  EXPECT_EQ(wanted("let x = sum(?)"), "an amount");
  EXPECT_EQ(wanted("let x = ? to 5 t"), "an amount");
  EXPECT_EQ(wanted("let x = ?"), "nothing around it says what");
  EXPECT_EQ(wanted("let x = ?\nassert peak(stock(tin, A)) < x"), "an amount in t (mass)");
  EXPECT_EQ(wanted("A mines ? of tin assumed"), "an amount a time, such as `12 t/year`");
  EXPECT_EQ(wanted("scenario s = baseline + cut with { cut.by = ? }"), "an amount such as `50%`");
  EXPECT_EQ(wanted("scenario s = baseline + cut with { cut.from = ? }"),
            "a date, such as `2027-03`");
}

TEST(UncertainValues, AreTakenAtTheirCentres) {
  const auto by = [](const std::string& value) {
    const Checked checked(
        names + "shock s { A restricts exports of tin by " + value +
        ", cutting output;  from 2026-03 ~ 2026-02 to 2026-04 for 2 to 4 months }\n");
    EXPECT_EQ(checked.codes, Codes{}) << value;
    EXPECT_EQ(checked.world.uncertain.size(), 3u) << value;
    for (const Parameter& parameter : checked.world.parameters) {
      if (parameter.path == "s.for") {
        EXPECT_EQ(std::get<Rational>(parameter.value), 3);
      }
    }
    return std::get<Rational>(checked.world.parameters[ParameterId(0)].value);
  };
  EXPECT_EQ(by("80% ~ 60% to 95%"), Rational(4, 5));
  EXPECT_EQ(by("80% ~ beta(60 to 95%)"), Rational(4, 5));
  EXPECT_EQ(by("60 to 90%"), Rational(3, 4));
  EXPECT_EQ(Checked(names + "let x = ~ 1 to 2\n").codes, Codes{"E0336"});
  EXPECT_EQ(Checked(names + "let x = 1 ~ 2 to 1 assumed\n").codes, Codes{"E0337"});
  EXPECT_EQ(Checked(names + "let x = 1 ~ 2 assumed\n").codes, Codes{"E0338"});
  EXPECT_EQ(Checked(names + "let x = 1 ~ gauss(1 to 2) assumed\n").codes, Codes{"E0338"});
  EXPECT_EQ(Checked(names + "let _x = 3 ~ 1 to 2 assumed\n").codes, Codes{"E0339"});
  EXPECT_EQ(Checked(names + "let x = 1 t ~ 1 to 2 months assumed\n").codes, Codes{"E0301"});
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
  // Lists in a list are as large as they are together; lists one after the other take steps.
  const std::string ten_thousand = "[1 for a in one for b in one for c in one for d in one]";
  EXPECT_EQ(Checked(names + "let one = [1,2,3,4,5,6,7,8,9,10]\nlet all = [" + ten_thousand +
                    " for e in one for f in one]\n")
                .codes,
            Codes{"E0903"});
  EXPECT_EQ(Checked(names + "let one = [1,2,3,4,5,6,7,8,9,10]\nlet all = sum(sum(" + ten_thousand +
                    ") for e in one for f in one for g in one)\n")
                .codes,
            Codes{"E0903"});
}

}  // namespace
}  // namespace entente
