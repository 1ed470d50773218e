#include "report/record_csv.h"

#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

namespace entente {
namespace {

using engine::Quantity;

/// Two regions and two sectors, none of them in the order of its bytes.
struct RecordCsv : testing::Test {
  World world;
  engine::Trace trace;
  Diagnostics diagnostics;

  RecordCsv() {
    for (const char* name : {"R02", "R01"}) world.countries.add({name, {}, {}});
    for (const char* name : {"S002", "S001"}) {
      Resource resource;
      resource.name = name;
      world.resources.add(resource);
    }
    world.categories.add({"F01", {}});
    world.economy.emplace();
    trace.countries = 2;
    trace.resources = 2;
    trace.categories = 1;
    trace.steps = 2;
  }

  std::string written(const std::string& name) {
    const auto series = find_series({name}, world, diagnostics);
    EXPECT_EQ(series.size(), 1u) << name;
    std::string result;
    const auto keep = [&](std::string_view text) {
      result += text;
      return true;
    };
    if (!series.empty()) {
      EXPECT_TRUE(write_series(world, trace, *series.front(), keep));
    }
    return result;
  }
};

TEST_F(RecordCsv, RegionsFirstInTheOrderOfBytes) {
  trace.columns[static_cast<std::size_t>(Quantity::production)] = {1, 2, 3, 4, 5, 6, 7, 0.1};
  EXPECT_EQ(written("production"),
            "region,R01,R01,R02,R02\nsector,S001,S002,S001,S002\nstep,,,,\n"
            "0,4,2,3,1\n1,0.1,6,7,5\n");
}

TEST_F(RecordCsv, FinalUsersByCategory) {
  trace.final_unmet = {1, 2, 3, 4};
  EXPECT_EQ(written("final_demand_unmet"),
            "region,R01,R02\ncategory,F01,F01\nstep,,\n0,2,1\n1,4,3\n");
}

TEST_F(RecordCsv, StocksByInput) {
  for (int k = 0; k < 16; ++k) trace.input_stocks.push_back(k);
  trace.input_stocks[4] = INFINITY;
  const std::string text = written("inputs_stocks");
  EXPECT_EQ(text.substr(0, text.find("\n1,")),
            "region,,R01,R01,R02,R02\nsector,,S001,S002,S001,S002\nstep,input,,,,\n"
            "0,S001,7,6,5,inf\n0,S002,3,2,1,0");
}

TEST_F(RecordCsv, NumbersReadBackAsTheSameDouble) {
  const std::vector<double> values = {
      1.0 / 3, 5e-324, 1.7976931348623157e308, 210.73278005218521, 0, -0.0, 1e22, 3.0199e-14};
  trace.columns[static_cast<std::size_t>(Quantity::production)] = values;
  std::istringstream lines(written("production"));
  std::vector<double> read;
  for (std::string line; std::getline(lines, line);) {
    if (line[0] != '0' && line[0] != '1') continue;
    std::istringstream cells(line.substr(2));
    for (std::string cell; std::getline(cells, cell, ',');)
      read.push_back(std::strtod(cell.c_str(), nullptr));
  }
  EXPECT_EQ(read, (std::vector<double>{values[3], values[1], values[2], values[0], values[7],
                                       values[5], values[6], values[4]}));
}

TEST_F(RecordCsv, ASinkThatIsFullEndsIt) {
  trace.columns[static_cast<std::size_t>(Quantity::production)].assign(8, 1);
  const auto series = find_series({"production"}, world, diagnostics);
  EXPECT_FALSE(write_series(world, trace, *series.front(), [](std::string_view) { return false; }));
}

TEST_F(RecordCsv, AllOfAnEconomyIsWhatItsRulesHave) {
  EXPECT_EQ(find_series({"all"}, world, diagnostics).size(), 23u);
  world.settings.rule = EngineSettings::Rule::boario;
  EXPECT_EQ(find_series({"all"}, world, diagnostics).size(), 24u);
  world.economy.reset();
  EXPECT_EQ(find_series({"all"}, world, diagnostics).size(), 17u);
  EXPECT_FALSE(diagnostics.has_errors());
}

TEST_F(RecordCsv, ARunIsAskedForNoMoreThanTheSeries) {
  const auto series = find_series({"stock", "inputs_stocks"}, world, diagnostics);
  const engine::Recording recording = recording_of(series);
  EXPECT_EQ(recording.quantities, engine::Recording::bit(Quantity::stock));
  EXPECT_TRUE(recording.input_stocks);
  EXPECT_FALSE(recording.final_unmet || recording.flows || recording.limiting_input);
}

TEST_F(RecordCsv, EveryQuantityHasAName) {
  for (std::size_t q = 0; q < engine::quantity_count; ++q)
    EXPECT_FALSE(series_name(static_cast<Quantity>(q)).empty()) << q;
}

TEST_F(RecordCsv, ANameThatIsNearlyRightIsGuessed) {
  EXPECT_TRUE(find_series({"final_demand_unmeet"}, world, diagnostics).empty());
  ASSERT_EQ(diagnostics.all().size(), 1u);
  EXPECT_EQ(diagnostics.all().front().helps.front(), "did you mean `final_demand_unmet`?");
}

}  // namespace
}  // namespace entente
