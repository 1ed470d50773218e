#include "session/records.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "files.h"
#include "places.h"
#include "session/files.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

const std::string facts =
    "time 2026-01 to 2026-03 by month in 2 steps\ncountry `B, north`\ncountry A\nresource tin in "
    "kt\nA mines 240 kt/year of tin assumed\nA uses 60 kt/year of tin assumed\n"
    "`B, north` uses 180 kt/year of tin assumed\n"
    "shock cut { A loses 50% of tin capacity;  from 2026-02 for 1 month }\n"
    "scenario `a/b` = baseline + cut\nscenario other = baseline + cut\nrun baseline, `a/b`\n"
    "assert in other: peak(shortage(tin, A)) >= 0 kt/month\n";

struct Records : testing::Test {
  test::TemporaryFolder temporary;
  const fs::path& folder = temporary.path();

  Result run(const std::vector<std::string>& names) {
    SessionOptions options;
    options.record = names;
    Session session(options);
    Result result = session.run("script.ent", facts, reader_below("script.ent"));
    codes.clear();
    for (const Diagnostic& diagnostic : session.diagnostics().all()) codes.insert(diagnostic.code);
    return result;
  }
  std::string text(const std::string& file) const {
    return read_file((folder / file).string()).text.value_or("");
  }

  std::set<std::string_view> codes;
};

TEST_F(Records, AFileASeriesAndScenarioThatRuns) {
  const Result result = run({"production", "demand", "production"});
  ASSERT_EQ(write_records(result, (folder / "new" / "place").string()), std::nullopt);
  EXPECT_EQ(text("new/place/baseline/production.csv"),
            "region,A,\"B, north\"\nsector,tin,tin\nstep,,\n"
            "0,10,0\n1,10,0\n2,10,0\n3,10,0\n4,10,0\n5,10,0\n");
  EXPECT_EQ(text("new/place/baseline/demand.csv").substr(0, 53),
            "region,A,\"B, north\"\nsector,tin,tin\nstep,,\n0,2.5,7.5\n1");
  const std::string shocked = text("new/place/a%2Fb/production.csv");
  EXPECT_NE(shocked.find("\n2,5,0\n3,5.026041666666666,0\n"), std::string::npos) << shocked;
  EXPECT_FALSE(fs::exists(folder / "new/place/other"));
  EXPECT_EQ(std::distance(fs::recursive_directory_iterator(folder / "new/place"), {}), 6);
}

TEST_F(Records, ARunKeepsNoMoreThanIsReadOfIt) {
  const Result result = run({"stock"});
  const engine::Trace& shown = result.runs->of(result.world->run.front());
  const auto column = [](const engine::Trace& trace, engine::Quantity quantity) {
    return trace.columns[static_cast<std::size_t>(quantity)].size();
  };
  EXPECT_EQ(column(shown, engine::Quantity::stock), 12u);
  EXPECT_EQ(column(shown, engine::Quantity::production), 0u);
  for (const auto& [id, kept] : result.runs->traces) {
    const engine::Trace& trace = *kept;
    const bool asserted_only = result.world->scenarios[id].name == "other";
    EXPECT_EQ(column(trace, engine::Quantity::stock), asserted_only ? 0u : 12u);
  }
}

TEST_F(Records, AllIsEverySeriesThatTheScriptHas) {
  const Result result = run({"all", "stock"});
  EXPECT_EQ(result.recorded.size(), 17u);
  EXPECT_EQ(write_records(result, folder.string()), std::nullopt);
}

TEST_F(Records, ANameThatIsWrongIsWrongUsage) {
  EXPECT_TRUE(run({"prodution"}).wrong_usage);
  EXPECT_EQ(codes.count("E0560"), 1u);
  EXPECT_TRUE(run({"inputs_stocks"}).wrong_usage);
  EXPECT_EQ(codes.count("E0561"), 1u);
  EXPECT_FALSE(run({}).wrong_usage);
}

TEST_F(Records, WhatCannotBeWrittenSaysWhy) {
  const Result result = run({"production"});
  ASSERT_EQ(write_whole((folder / "file").string(), ""), std::nullopt);
  EXPECT_NE(write_records(result, (folder / "file").string()), std::nullopt);
  fs::create_directories(folder / "taken" / "baseline" / "production.csv");
  const auto problem = write_records(result, (folder / "taken").string());
  ASSERT_NE(problem, std::nullopt);
  EXPECT_NE(problem->find("production.csv"), std::string::npos);
  // No temporary file is left behind.
  EXPECT_EQ(std::distance(fs::directory_iterator(folder / "taken" / "baseline"), {}), 1);
}

/// Trade is read off links; without it no link of a table is ever written.
TEST_F(Records, OrdersAreTheSameWithAndWithoutLinks) {
  const std::string file = test::tests_folder() / "golden/run/audit_clean_economy.ent";
  const auto trace_with = [&](const std::vector<std::string>& names) {
    SessionOptions options;
    options.record = names;
    Session session(options);
    Result result = session.run(file, *read_file(file).text, reader_below(file));
    EXPECT_FALSE(session.diagnostics().has_errors());
    return result.runs->of(result.world->run.back());
  };
  const std::vector<std::string> some = {"intermediate_demand", "final_demand",
                                         "final_demand_undist"};
  const engine::Trace without = trace_with(some);
  const engine::Trace with = trace_with({some[0], some[1], some[2], "imports"});
  for (const auto quantity : {engine::Quantity::orders, engine::Quantity::final_wanted,
                              engine::Quantity::undistributed}) {
    const auto& left = without.columns[static_cast<std::size_t>(quantity)];
    const auto& right = with.columns[static_cast<std::size_t>(quantity)];
    ASSERT_EQ(left.size(), right.size());
    double largest = 0;
    for (std::size_t k = 0; k < left.size(); ++k) {
      EXPECT_NEAR(left[k], right[k], 1e-12);
      largest = std::max(largest, left[k]);
    }
    EXPECT_GT(largest, 0.001);
  }
}

TEST_F(Records, StocksOfThePublishedProgramAddUp) {
  const std::string file = test::tests_folder() / "golden/run/audit_economy.ent";
  SessionOptions options;
  options.record = {"stock", "inputs_stocks"};
  Session session(options);
  const Result result = session.run(file, *read_file(file).text, reader_below(file));
  ASSERT_FALSE(session.diagnostics().has_errors());
  const engine::Trace& trace = result.runs->of(result.world->run.back());
  for (std::size_t r = 0; r < trace.resources; ++r) {
    for (std::size_t j = 0; j < trace.countries; ++j) {
      double opening = 0;  // of the second step
      for (std::size_t s = 0; s < trace.resources; ++s)
        opening +=
            trace.input_stocks[((trace.resources + r) * trace.countries + j) * trace.resources + s];
      EXPECT_NEAR(trace.at(engine::Quantity::stock, 0, r, j), opening, 1e-12);
    }
  }
}

TEST_F(Records, ScenariosCannotLeaveTheFolder) {
  EXPECT_EQ(folder_name("plain_1.a"), "plain_1.a");
  EXPECT_EQ(folder_name("../a/b"), "%2E.%2Fa%2Fb");
  EXPECT_EQ(folder_name("."), "%2E");
  EXPECT_EQ(folder_name("50% \t磁石"), "50%25 %09磁石");
}

}  // namespace
}  // namespace entente
