#include "baseline/balance.h"

#include <gtest/gtest.h>

#include <vector>

#include "sheets.h"

namespace entente::baseline {
namespace {

void expect_flows(const Sheet& sheet, const std::vector<double>& expected) {
  const auto result = balance(sheet);
  ASSERT_TRUE(std::holds_alternative<Flows>(result));
  const Flows& flows = std::get<Flows>(result);
  ASSERT_EQ(flows.flow.size(), expected.size());
  for (std::size_t link = 0; link < expected.size(); ++link) {
    EXPECT_NEAR(flows.flow[link], expected[link], 1e-9) << "link " << link;
  }
}

template <typename Kind>
Kind failure_of(const Sheet& sheet) {
  const auto result = balance(sheet);
  const Failure* const failure = std::get_if<Failure>(&result);
  if (failure == nullptr || !std::holds_alternative<Kind>(*failure)) {
    ADD_FAILURE() << "another outcome than the one asked for";
    return {};
  }
  return std::get<Kind>(*failure);
}

using Countries = std::vector<std::size_t>;

TEST(Balance, ServesHomeFirst) {
  expect_flows(sheet_of({10, 2}, {4, 8}), {4, 6,  //
                                           0, 2});
}

TEST(Balance, SplitsImportsInProportionToSurplus) {
  expect_flows(sheet_of({60, 30, 10}, {20, 20, 60}), {20, 0, 40,  //
                                                      0, 20, 10,  //
                                                      0, 0, 10});
}

TEST(Balance, SplitsSurplusInProportionToNeed) {
  expect_flows(sheet_of({90, 10, 0, 0}, {0, 0, 75, 25}), {0, 0, 67.5, 22.5,  //
                                                          0, 0, 7.5, 2.5,    //
                                                          0, 0, 0, 0,        //
                                                          0, 0, 0, 0});
}

TEST(Balance, HoldsDeclaredSharesAndBuysTheRestElsewhere) {
  // The third country takes 60% from the first and so 40% from the second, whatever they have to
  // spare.
  const Sheet sheet = sheet_of({70, 30, 0, 0}, {0, 0, 50, 50}, {{2, 0, 0.6}});
  expect_flows(sheet, {0, 0, 30, 40,  //
                       0, 0, 20, 10,  //
                       0, 0, 0, 0,    //
                       0, 0, 0, 0});
  const Flows flows = std::get<Flows>(balance(sheet));
  EXPECT_FALSE(flows.estimated[2]);
  EXPECT_TRUE(flows.estimated[3]);
  EXPECT_TRUE(flows.estimated[4 + 2]);
}

TEST(Balance, DeclaredShareComesBeforeHome) {
  // The second country makes what it uses, and yet buys 58% of it abroad: its output goes
  // elsewhere.
  expect_flows(sheet_of({100, 20, 0}, {0, 20, 100}, {{1, 0, 0.58}}), {0, 11.6, 88.4,  //
                                                                      0, 8.4, 11.6,   //
                                                                      0, 0, 0});
}

TEST(Balance, DeclaredHomeShareOverridesHomeFirst) {
  expect_flows(sheet_of({10, 10}, {10, 10}, {{0, 0, 0.3}}), {3, 7,  //
                                                             7, 3});
}

TEST(Balance, ShareOfNothingIsABan) {
  expect_flows(sheet_of({50, 50, 0, 0}, {0, 0, 50, 50}, {{2, 0, 0}}), {0, 0, 0, 50,  //
                                                                       0, 0, 50, 0,  //
                                                                       0, 0, 0, 0,   //
                                                                       0, 0, 0, 0});
}

TEST(Balance, SharesOfAllLeaveNothingToEstimate) {
  // 0.7 + 0.2 + 0.1 falls short of 1 by rounding, which no other supplier has to make up for.
  expect_flows(sheet_of({70, 20, 10, 0}, {0, 0, 0, 100}, {{3, 0, 0.7}, {3, 1, 0.2}, {3, 2, 0.1}}),
               {0, 0, 0, 70,  //
                0, 0, 0, 20,  //
                0, 0, 0, 10,  //
                0, 0, 0, 0});
}

TEST(Balance, HomeYieldsToABuyerWithoutAnotherSupplier) {
  // The third country may not buy from the second, so the first has to import for its own use.
  const Sheet sheet = sheet_of({10, 10, 0}, {10, 2, 8}, {{2, 1, 0}});
  expect_flows(sheet, {2, 0, 8,  //
                       8, 2, 0,  //
                       0, 0, 0});
  const Flows flows = std::get<Flows>(balance(sheet));
  EXPECT_TRUE(flows.faint_links);
  EXPECT_EQ(flows.faint_used, 2U);  // from the first to the third, from the second to the first
}

TEST(Balance, SurplusGoesToTheRestOfTheWorld) {
  Sheet sheet = sheet_of({10, 5, 0}, {2, 6, 1}, {{2, 1, 0.5}});
  sheet.rest_of_world = 2;           // and its share is one of all it then uses, 7
  expect_flows(sheet, {2, 4.5, 3.5,  //
                       0, 1.5, 3.5,  //
                       0, 0, 0});
  const Flows flows = std::get<Flows>(balance(sheet));
  EXPECT_DOUBLE_EQ(flows.surplus, 6);
  EXPECT_DOUBLE_EQ(flows.use[2], 7);
}

TEST(Balance, RoundingIsNoSurplus) {
  const Flows flows = std::get<Flows>(balance(sheet_of({0.1 + 0.2, 0}, {0.3, 0})));
  EXPECT_EQ(flows.surplus, 0);
  EXPECT_DOUBLE_EQ(flows.flow[0], 0.3);
}

TEST(Balance, NothingAtAllCloses) {
  expect_flows(sheet_of({}, {}), {});
  expect_flows(sheet_of({0, 0}, {0, 0}), {0, 0, 0, 0});
  expect_flows(sheet_of({0, 0}, {0, 0}, {{0, 1, 0.5}}), {0, 0, 0, 0});
}

TEST(Balance, LocalResourceStaysAtHome) {
  Sheet sheet = sheet_of({3, 0}, {3, 0});
  sheet.local = true;
  expect_flows(sheet, {3, 0, 0, 0});
  EXPECT_FALSE(std::get<Flows>(balance(sheet)).estimated[0]);
  sheet.production = {0, 0};  // none declared: production is use
  sheet.use = {3, 4};
  expect_flows(sheet, {3, 0, 0, 4});
}

TEST(BalanceFails, WhereALocalResourceDoesNotMeetItsUse) {
  Sheet sheet = sheet_of({3, 5}, {3, 4});
  sheet.local = true;
  const auto failure = failure_of<LocalMismatch>(sheet);
  EXPECT_EQ(failure.country, 1U);
  EXPECT_EQ(failure.production, 5);
  EXPECT_EQ(failure.use, 4);
}

TEST(BalanceFails, WhereALocalResourceIsBoughtAbroad) {
  Sheet sheet = sheet_of({3, 4}, {3, 4}, {{0, 1, 0.5}});
  sheet.local = true;
  const auto failure = failure_of<LocalBoughtAbroad>(sheet);
  EXPECT_EQ(failure.buyer, 0U);
  EXPECT_EQ(failure.supplier, 1U);
}

TEST(BalanceFails, OnADeficit) {
  const auto failure = failure_of<Deficit>(sheet_of({5, 4}, {6, 4}));
  EXPECT_EQ(failure.production, 9);
  EXPECT_EQ(failure.use, 10);
  failure_of<Deficit>(sheet_of({0, 0}, {0, 1}));
}

TEST(BalanceFails, OnASurplusWithoutARestOfTheWorld) {
  const auto failure = failure_of<SurplusWithoutSink>(sheet_of({7, 4}, {6, 4}));
  EXPECT_EQ(failure.production, 11);
  EXPECT_EQ(failure.use, 10);
}

TEST(BalanceFails, WhereCapacityIsBelowProduction) {
  Sheet sheet = sheet_of({5, 5}, {5, 5});
  sheet.capacity[1] = 4;
  const auto failure = failure_of<CapacityBelowProduction>(sheet);
  EXPECT_EQ(failure.country, 1U);
  EXPECT_EQ(failure.capacity, 4);
  EXPECT_EQ(failure.production, 5);
  sheet.local = true;
  EXPECT_EQ(failure_of<CapacityBelowProduction>(sheet).country, 1U);
}

TEST(BalanceFails, WhereSharesAddUpToMoreThanAll) {
  const auto failure =
      failure_of<SharesAboveOne>(sheet_of({5, 5}, {5, 5}, {{1, 0, 0.75}, {1, 1, 0.5}}));
  EXPECT_EQ(failure.buyer, 1U);
  EXPECT_DOUBLE_EQ(failure.total, 1.25);
}

TEST(BalanceFails, WhereSharesSellMoreThanIsMade) {
  const auto failure = failure_of<SalesAboveProduction>(
      sheet_of({10, 90, 0}, {20, 40, 40}, {{0, 0, 0}, {1, 0, 0.2}, {2, 0, 0.1}}));
  EXPECT_EQ(failure.supplier, 0U);
  EXPECT_DOUBLE_EQ(failure.sold, 12);
  EXPECT_EQ(failure.production, 10);
  EXPECT_EQ(failure.buyers, (Countries{1, 2}));
}

TEST(BalanceFails, WhereBuyersHaveTooFewSuppliers) {
  // The first makes 70 and sells 60 of it; 40 must come from elsewhere, where only 30 is made.
  const auto failure = failure_of<Infeasible>(sheet_of({70, 30, 0}, {0, 0, 100}, {{2, 0, 0.6}}));
  EXPECT_EQ(failure.buyers, (Countries{2}));
  EXPECT_DOUBLE_EQ(failure.need, 40);
  EXPECT_DOUBLE_EQ(failure.supply, 30);
  EXPECT_EQ(failure.suppliers, (Countries{1}));
}

TEST(BalanceFails, NamingOnlyTheBuyersThatAreShort) {
  // Two buyers who refuse the first country; each alone could be served by the second, both cannot.
  const auto failure = failure_of<Infeasible>(
      sheet_of({80, 20, 0, 0, 0}, {50, 0, 15, 15, 20}, {{2, 0, 0}, {3, 0, 0}}));
  EXPECT_EQ(failure.buyers, (Countries{2, 3}));
  EXPECT_DOUBLE_EQ(failure.need, 30);
  EXPECT_DOUBLE_EQ(failure.supply, 20);
  EXPECT_EQ(failure.suppliers, (Countries{1}));
}

TEST(BalanceFails, InTheOrderOfTheRules) {
  Sheet sheet = sheet_of({10, 10}, {15, 10}, {{0, 1, 0.9}, {0, 0, 0.2}});
  sheet.capacity[0] = 1;
  failure_of<Deficit>(sheet);
  sheet.use[0] = 10;
  failure_of<CapacityBelowProduction>(sheet);
  sheet.capacity[0] = 10;
  failure_of<SharesAboveOne>(sheet);
  sheet.shares[1] = {1, 1, 0.2};
  failure_of<SalesAboveProduction>(sheet);
  sheet.shares = {{0, 0, 0}, {0, 1, 0}};
  failure_of<Infeasible>(sheet);
}

}  // namespace
}  // namespace entente::baseline
