// What a run of a case has, whoever ran it, held against a recording or against another run.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "ario/oracle.h"
#include "ario/recording.h"
#include "ario/study.h"
#include "engine/run.h"

namespace entente::ario {

inline constexpr double tolerance = 1e-9;
/// Of the largest production: what a series is measured by that holds nothing but rounding.
inline constexpr double smallest_scale = 1e-4;

/// A series by industry: its file, and where the two programs of ours keep it.
struct IndustrySeries {
  const char* file;
  engine::Quantity quantity;
  Records::Series Records::*records;
};
inline constexpr std::array<IndustrySeries, 10> industry_series = {{
    {"production", engine::Quantity::production, &Records::production},
    {"production_capacity", engine::Quantity::capacity, &Records::capacity},
    {"intermediate_demand", engine::Quantity::orders, &Records::orders},
    {"overproduction", engine::Quantity::overproduction, &Records::overproduction},
    {"final_demand_undist", engine::Quantity::undistributed, &Records::undistributed},
    {"rebuild_demand", engine::Quantity::rebuilding_ordered, &Records::rebuilding_ordered},
    {"rebuild_prod", engine::Quantity::rebuilding_sold, &Records::rebuilding_sold},
    {"productive_capital_to_recover", engine::Quantity::capital_lost, &Records::capital_lost},
    {"limiting_inputs_count", engine::Quantity::limiting_inputs, &Records::limiting},
    {"final_demand", engine::Quantity::final_wanted, &Records::final_wanted},
}};

/// One run; `series` are the places of industry_series, industries are j * S + s.
struct View {
  std::function<double(std::size_t series, std::size_t step, std::size_t industry)> at;
  std::function<double(std::size_t step, std::size_t final_use)> unmet;
  std::function<double(std::size_t step, std::size_t input, std::size_t industry)> stock;
};

inline View view_of(const engine::Trace& trace) {
  const std::size_t sectors = trace.resources;
  const std::size_t industries = trace.resources * trace.countries;
  const std::size_t final_uses = trace.categories * trace.countries;
  return {[&trace, sectors](std::size_t series, std::size_t step, std::size_t j) {
            return trace.at(industry_series[series].quantity, step, j % sectors, j / sectors);
          },
          [&trace, final_uses](std::size_t step, std::size_t k) {
            return trace.final_unmet[step * final_uses + k];
          },
          [&trace, sectors, industries](std::size_t step, std::size_t input, std::size_t j) {
            return trace.input_stocks[(step * sectors + input) * industries + j];
          }};
}

inline View view_of(const Records& records) {
  return {[&records](std::size_t series, std::size_t step, std::size_t j) {
            return (records.*industry_series[series].records)[step][j];
          },
          [&records](std::size_t step, std::size_t k) { return records.unmet[step][k]; },
          [&records](std::size_t step, std::size_t input, std::size_t j) {
            return records.stocks[step](input, j);
          }};
}

/// With all that the files hold.
inline engine::Trace run_recorded(const engine::Plan& plan, const engine::Policy& policy) {
  engine::Recording recording;
  recording.quantities = (std::uint32_t{1} << engine::quantity_count) - 1;
  recording.final_unmet = true;
  recording.input_stocks = true;
  return engine::simulate(plan, policy, recording);
}

/// What hangs on the last bit of a sum, and so on luck: the published program does not repeat it.
///   d_...: overproduction relaxes on the steps where demand equals production to the last bit, and
///          in this case does so now and then; capacity follows it.
///   psi 1: stocks at rest are exactly what is needed, so that any input may count as limiting.
inline bool is_reproducible(const Study& study, const std::string& name, const std::string& file) {
  if (file == "limiting_inputs_count") return study.psi < 1;
  const bool by_luck = name.rfind("d_", 0) == 0;
  return !by_luck || (file != "overproduction" && file != "production_capacity");
}

inline void expect_within(const Difference& difference, const std::string& file) {
  EXPECT_LE(difference.largest, tolerance) << file << ": " << difference.where;
}

/// Every file of the folder that is there.
inline void expect_recorded(const std::filesystem::path& folder, const Study& study,
                            const View& view) {
  const std::size_t sectors = study.sectors.size();
  const double production = read_series(folder / "production.csv").largest();
  ASSERT_GT(production, 0) << "there is no production.csv in " << folder;
  const double floor = smallest_scale * production;
  for (std::size_t k = 0; k < industry_series.size(); ++k) {
    const std::string file = industry_series[k].file;
    if (!is_reproducible(study, folder.filename().string(), file)) continue;
    RecordedSeries series = read_series(folder / (file + ".csv"));
    if (file == "productive_capital_to_recover")
      std::erase_if(series.rows, [&](const RecordedSeries::Row& row) {
        return !capital_is_recorded(study, row.step);
      });
    const bool is_amount = file != "overproduction" && file != "limiting_inputs_count";
    const auto found = [&](std::size_t step, std::size_t, std::size_t region, std::size_t name) {
      return view.at(k, step, region * sectors + name);
    };
    expect_within(compare(series, study, study.sectors, is_amount ? floor : 1, found), file);
  }
  const auto unmet = [&](std::size_t step, std::size_t, std::size_t region, std::size_t name) {
    return view.unmet(step, region * study.categories.size() + name);
  };
  expect_within(compare(read_series(folder / "final_demand_unmet.csv"), study, study.categories,
                        floor, unmet),
                "final_demand_unmet");
  const auto stock = [&](std::size_t step, std::size_t input, std::size_t region,
                         std::size_t name) {
    return view.stock(step, input, region * sectors + name);
  };
  expect_within(
      compare(read_series(folder / "inputs_stocks.csv"), study, study.sectors, floor, stock),
      "inputs_stocks");
}

/// Largest difference of two columns, relative to the largest value of the second.
class ColumnDifference {
 public:
  explicit ColumnDifference(double floor) : scale_(floor) {}
  void add(double left, double right) {
    if (std::isfinite(right)) scale_ = std::max(scale_, std::abs(right));
    if (left == right) return;
    const double off = std::abs(left - right);
    off_ = std::isnan(off) ? endless : std::max(off_, off);
  }
  double relative() const { return off_ / scale_; }

 private:
  double scale_;
  double off_ = 0;
};

/// The largest relative difference of two runs in one series; of unmet demand and of stocks after
/// the series by industry.
inline std::vector<double> differences(const Study& study, const View& left, const View& right) {
  double production = 0;
  for (const double output : study.x) production = std::max(production, output / 365);
  const double floor = smallest_scale * production;
  std::vector<ColumnDifference> columns(industry_series.size(), ColumnDifference(floor));
  ColumnDifference unmet(floor);
  ColumnDifference stocks(floor);
  for (std::size_t step = 0; step < study.steps; ++step) {
    for (std::size_t j = 0; j < study.industries(); ++j) {
      for (std::size_t k = 0; k < industry_series.size(); ++k)
        columns[k].add(left.at(k, step, j), right.at(k, step, j));
      for (std::size_t s = 0; s < study.sectors.size(); ++s)
        stocks.add(left.stock(step, s, j), right.stock(step, s, j));
    }
    for (std::size_t k = 0; k < study.final_uses(); ++k)
      unmet.add(left.unmet(step, k), right.unmet(step, k));
  }
  std::vector<double> result;
  for (const ColumnDifference& column : columns) result.push_back(column.relative());
  result.push_back(unmet.relative());
  result.push_back(stocks.relative());
  return result;
}

/// `by_gap` is the tolerance of what follows the gap between demand and production.
inline void expect_same(const Study& study, const View& left, const View& right,
                        double by_gap = tolerance) {
  const std::vector<double> found = differences(study, left, right);
  for (std::size_t k = 0; k < found.size(); ++k) {
    const std::string name = k < industry_series.size()    ? industry_series[k].file
                             : k == industry_series.size() ? "final_demand_unmet"
                                                           : "inputs_stocks";
    if (!is_reproducible(study, "", name)) continue;
    const bool of_gap = name == "overproduction" || name == "production_capacity";
    EXPECT_LE(found[k], of_gap ? by_gap : tolerance) << name;
  }
}

}  // namespace entente::ario
