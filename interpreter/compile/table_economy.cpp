#include <numeric>

#include "compile/economy.h"

namespace entente {

namespace {

constexpr double months_a_year = 12;

}  // namespace

Economy economy_of_table(const mrio::Table& table) {
  const std::size_t regions = table.regions.size();
  const std::size_t sectors = table.sectors.size();
  const std::size_t categories = table.categories.size();
  const std::size_t industries = regions * sectors;
  Economy economy;
  economy.flow.assign(industries * regions, 0);
  economy.estimated.assign(industries * regions, 0);
  economy.production.assign(industries, 0);
  economy.use.assign(industries, 0);
  economy.intermediate_use.assign(industries, 0);
  economy.surplus.assign(sectors, 0);
  economy.faint_links.assign(sectors, 0);
  // One pass over half a gigabyte: as it lies in memory.
  std::vector<double> bought(industries, 0);  // [column]
  const double* row = table.flows.data();
  for (std::size_t supplier = 0; supplier < industries; ++supplier, row += table.columns()) {
    for (std::size_t column = 0; column < industries; ++column) bought[column] += row[column];
    const std::size_t sector = supplier / regions;
    for (std::size_t region = 0; region < regions; ++region) {
      const double* first = row + table.industry(region, 0);
      const double* last_use = row + table.final_use(region, 0);
      const double intermediate = std::accumulate(first, first + sectors, 0.0) / months_a_year;
      const double final_use =
          std::accumulate(last_use, last_use + categories, 0.0) / months_a_year;
      const std::size_t user = table.row(sector, region);
      economy.flow[supplier * regions + region] = intermediate + final_use;
      economy.intermediate_use[user] += intermediate;
      economy.use[user] += intermediate + final_use;
    }
  }
  economy.inputs.assign(industries, 0);
  for (std::size_t sector = 0; sector < sectors; ++sector) {
    for (std::size_t region = 0; region < regions; ++region) {
      const std::size_t cell = table.row(sector, region);
      economy.production[cell] = table.output[cell] / months_a_year;
      economy.inputs[cell] = bought[table.industry(region, sector)];
    }
  }
  return economy;
}

}  // namespace entente
