// A multi-regional input-output table, as read: names in the order of their bytes, yearly flows in
// the layout that the engine reads, so that half a gigabyte need not be moved.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace entente::mrio {

/// Shapes: N regions, S sectors, F final-demand categories. Industry (j, s) is column j * S + s;
/// final use (j, c) is column N * S + j * F + c. A row is a supplier: sector s of region i is row
/// s * N + i.
struct Table {
  std::vector<std::string> regions;
  std::vector<std::string> sectors;
  std::vector<std::string> categories;
  std::vector<double> flows;   ///< [row * columns() + column]: Z, then Y; money a year
  std::vector<double> output;  ///< [row]: x, money a year

  std::size_t rows() const { return regions.size() * sectors.size(); }
  std::size_t columns() const { return regions.size() * (sectors.size() + categories.size()); }
  std::size_t row(std::size_t sector, std::size_t region) const {
    return sector * regions.size() + region;
  }
  std::size_t industry(std::size_t region, std::size_t sector) const {
    return region * sectors.size() + sector;
  }
  std::size_t final_use(std::size_t region, std::size_t category) const {
    return regions.size() * sectors.size() + region * categories.size() + category;
  }
};

}  // namespace entente::mrio
