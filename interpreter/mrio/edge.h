// One edge of a file, the names along its rows or its columns: where each pair of names belongs,
// and whether all are there once.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mrio/reading.h"

namespace entente::mrio {

enum class Side { rows, columns };

/// What an edge must be made of. Both lists are sorted by bytes.
struct Axis {
  Side side = Side::columns;
  const std::vector<std::string>& regions;
  const std::vector<std::string>& others;
  std::string other_word;  ///< "sector" or "category"

  std::size_t size() const { return regions.size() * others.size(); }
};

/// Where `name` stands in the sorted `names`.
std::optional<std::size_t> find_name(const std::vector<std::string>& names, std::string_view name);

/// Reports the first mistake and then gives nothing more.
class Edge {
 public:
  Edge(const Reading& reading, const TableFile& file, const Axis& axis)
      : reading_(reading), file_(file), axis_(axis) {}

  /// region * others + other, for the row or column `at`, from 1.
  std::optional<std::size_t> add(const Pair& pair, std::size_t at);
  /// Whether every pair has come.
  bool is_complete() const;

 private:
  std::string place_of(std::size_t at, bool other) const;
  std::string line_text(std::size_t at) const;
  void report_unknown(const std::string& name, bool other, std::size_t at) const;

  const Reading& reading_;
  const TableFile& file_;
  Axis axis_;
  std::unordered_map<std::size_t, std::size_t> seen_;  ///< by pair: the row or column
};

}  // namespace entente::mrio
