// Assertions that no run can decide.
#include <gtest/gtest.h>

#include "checked.h"

namespace entente {
namespace {

Codes codes(const std::string& condition, const std::string& before = "assert") {
  return Checked(names + cut +
                 "fn gap(r, c) = shortage(r, c) / demand(r, c)\n"
                 "fn lost(r, c) = total(shortage(r, c)) / total(demand(r, c))\n" +
                 before + " " + condition + "\n")
      .codes;
}

const Codes certain{"W0823"};

TEST(Certainties, AmountsAreNeverNegative) {
  EXPECT_EQ(codes("production(tin, A) >= 0 t/month"), certain);
  EXPECT_EQ(codes("total(imports(tin, A)) < 0 t"), certain);
  EXPECT_EQ(codes("resilience_loss(tin, {A}) > -1 month"), certain);
  EXPECT_EQ(codes("production(tin, A) > 0 t/month"), Codes{});
}

TEST(Certainties, SharesLieBetweenNothingAndAll) {
  EXPECT_EQ(codes("gap(tin, {A, B}) <= 100%"), certain);
  EXPECT_EQ(codes("mean(gap(tin, A)) <= 100%"), certain);
  EXPECT_EQ(codes("lost(tin, A) <= 100%"), certain);
  EXPECT_EQ(codes("max(gap(tin, c) for c in {A, B}) <= 110%"), certain);
  EXPECT_EQ(codes("peak(import_reliance(tin, A)) > 1"), certain);
  EXPECT_EQ(codes("1 - peak(gap(tin, A)) >= 0%"), certain);
  EXPECT_EQ(codes("gap(tin, A) < 100%"), Codes{});
  EXPECT_EQ(codes("mean(production(tin, A)) / mean(demand(tin, A)) <= 100%"), Codes{});
}

TEST(Certainties, ATimeEndsWithTheRun) {
  EXPECT_EQ(codes("time_to_survive(tin, {A}) <= 12 months"), certain);
  EXPECT_EQ(codes("time_to_survive(tin, {A}) <= 11 months"), Codes{});
}

TEST(Certainties, AThingIsNotAboveItself) {
  EXPECT_EQ(codes("peak(gap(tin, A)) <= peak(gap(tin, A))"), certain);
  EXPECT_EQ(codes("demand(tin, A) < shortage(tin, A)"), certain);
  EXPECT_EQ(codes("demand(tin, A) <= shortage(tin, A)"), Codes{});
  EXPECT_EQ(codes("peak(gap(tin, A)) <= peak(gap(tin, A), in: baseline)"), Codes{});
  EXPECT_EQ(codes("peak(gap(tin, A)) <= peak(gap(tin, B))"), Codes{});
}

TEST(Certainties, PartsOfAConditionDecideIt) {
  EXPECT_EQ(codes("gap(tin, A) >= 0% or peak(gap(tin, B)) < 5%"), certain);
  EXPECT_EQ(codes("gap(tin, A) >= 0% and peak(gap(tin, B)) < 5%"), Codes{});
  EXPECT_EQ(codes("not (gap(tin, A) >= 0%)"), certain);
}

TEST(Certainties, OfForAllAllMustBe) {
  EXPECT_EQ(codes("for all c in {A, B}: gap(tin, c) >= 0%"), certain);
  EXPECT_EQ(codes("for all b in [10%, 100%]: peak(gap(tin, A)) <= b"), Codes{});
}

TEST(Certainties, ChecksOfTheScriptsOwnFiguresAreMeant) {
  EXPECT_EQ(codes("90% + 10% == 100%"), Codes{});
  EXPECT_EQ(codes("true"), Codes{});
}

TEST(Certainties, ExpectationsAreTold) { EXPECT_EQ(codes("gap(tin, A) >= 0%", "expect"), certain); }

}  // namespace
}  // namespace entente
