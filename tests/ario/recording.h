// The recorded series of a case, as the published program saves them: rows by step, two header rows
// of names. Rows and files may be missing; what is not there, or is no number, is not compared.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "ario/study.h"

namespace entente::ario {

struct RecordedSeries {
  struct Row {
    std::size_t step = 0;
    std::string input;  ///< of stocks only
    std::vector<double> values;
  };
  std::vector<std::string> regions;  ///< [column]
  std::vector<std::string> names;    ///< [column] sectors or categories
  std::vector<Row> rows;

  double largest() const {
    double largest = 0;
    for (const Row& row : rows) {
      for (const double value : row.values) {
        if (std::isfinite(value)) largest = std::max(largest, std::abs(value));
      }
    }
    return largest;
  }
};

inline std::vector<std::string> cells_of(std::string line) {
  if (!line.empty() && line.back() == '\r') line.pop_back();
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

inline double value_of(const std::string& cell, const std::string& file) {
  if (cell.empty()) return std::nan("");
  char* end = nullptr;
  const double value = std::strtod(cell.c_str(), &end);
  if (end != cell.c_str() + cell.size()) refuse(file + ": no number: " + cell);
  return value;
}

/// Nothing where the file is not there.
inline RecordedSeries read_series(const std::filesystem::path& path) {
  RecordedSeries series;
  std::ifstream file(path);
  if (!file) return series;
  std::string line;
  std::size_t indices = 0;
  while (std::getline(file, line)) {
    std::vector<std::string> cells = cells_of(line);
    if (cells.size() < 2) continue;
    if (indices > 0) {
      RecordedSeries::Row row;
      row.step = static_cast<std::size_t>(value_of(cells[0], path.string()));
      if (indices == 2) row.input = cells[1];
      for (std::size_t k = indices; k < cells.size(); ++k)
        row.values.push_back(value_of(cells[k], path.string()));
      if (row.values.size() != series.names.size()) refuse(path.string() + ": ragged: " + line);
      series.rows.push_back(std::move(row));
      continue;
    }
    if (cells[0] == "step") {
      indices = cells[1] == "input" ? 2 : 1;
      for (auto* header : {&series.regions, &series.names})
        header->erase(header->begin(), header->begin() + static_cast<std::ptrdiff_t>(indices));
    } else {
      (cells[0] == "region" ? series.regions : series.names) = std::move(cells);
    }
  }
  if (indices == 0) refuse(path.string() + ": no row of index names");
  return series;
}

/// The position of a name, which must be one of `names`.
inline std::size_t place_of(const std::vector<std::string>& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) refuse("unknown name `" + name + "`");
  return static_cast<std::size_t>(found - names.begin());
}

/// What a run has at a place of a recorded series: names and region are indices, `input` is of
/// stocks only.
using Found = std::function<double(std::size_t step, std::size_t input, std::size_t region,
                                   std::size_t name)>;
/// Whether a row counts.
using Counts = std::function<bool(std::size_t step)>;

struct Difference {
  std::size_t compared = 0;
  double largest = 0;  ///< relative to the largest recorded value
  std::string where;
};

/// What a run has at a place of a recorded series: `name` is a sector or a category, `input` is of
/// stocks only.
using Found = std::function<double(std::size_t step, std::size_t input, std::size_t region,
                                   std::size_t name)>;

/// `floor` is what a difference is measured by where all of a series is rounding.
inline Difference compare(const RecordedSeries& series, const Study& study,
                          const std::vector<std::string>& names, double floor, const Found& found) {
  Difference difference;
  const double scale = std::max(series.largest(), floor);
  for (const RecordedSeries::Row& row : series.rows) {
    if (row.step >= study.steps) continue;
    const std::size_t input = row.input.empty() ? 0 : place_of(study.sectors, row.input);
    for (std::size_t k = 0; k < row.values.size(); ++k) {
      const double wanted = row.values[k];
      if (std::isnan(wanted)) continue;
      const double value = found(row.step, input, place_of(study.regions, series.regions[k]),
                                 place_of(names, series.names[k]));
      ++difference.compared;
      double off = value == wanted ? 0 : std::abs(value - wanted) / scale;
      if (std::isnan(off)) off = endless;
      if (off <= difference.largest) continue;
      difference.largest = off;
      difference.where = row.input + (row.input.empty() ? "" : " of ") + series.regions[k] + "/" +
                         series.names[k] + " at step " + std::to_string(row.step) + ": " +
                         std::to_string(value) + ", recorded " + std::to_string(wanted);
    }
  }
  return difference;
}

/// The file records losses of capital from memory that nobody wrote while only arbitrary events are
/// active.
inline bool capital_is_recorded(const Study& study, std::size_t step) {
  std::size_t last = 0;
  bool recorded = true;
  for (const Event& event : study.events) {
    if (event.occurrence > step || event.occurrence < last) continue;
    const bool capital = event.type != EventType::arbitrary;
    recorded = event.occurrence > last || last == 0 ? capital : recorded || capital;
    last = event.occurrence;
  }
  return recorded;
}

}  // namespace entente::ario
