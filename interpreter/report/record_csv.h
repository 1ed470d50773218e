// Series of a run as CSV, one file a series: a row a step, a column an industry or a country's
// resource. Names and layout are those of the published program of ARIO where it has the series, so
// that its readers read ours.
//
//   region,R01,R01,R02,R02
//   sector,S001,S002,S001,S002
//   step,,,,
//   0,210.7,465.9,273.1,410.3
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "engine/trace.h"
#include "model/world.h"

namespace entente {

/// What the columns and the rows of a series are.
enum class SeriesLayout {
  cells,        ///< region x sector; row: step
  final_unmet,  ///< region x category of final demand; row: step
  input_stocks  ///< region x sector; row: step and input
};
/// The scripts that have a series.
enum class SeriesScope {
  every_script,
  economies,
  published_rules,
  transit,        ///< some goods take time
  substitutes,    ///< some resource replaces another
  reserve_losses  ///< some shock destroys a reserve
};

struct RecordableSeries {
  std::string_view name;
  SeriesLayout layout = SeriesLayout::cells;
  engine::Quantity quantity = engine::Quantity::production;  ///< of SeriesLayout::cells
  SeriesScope scope = SeriesScope::every_script;
};

/// The series that have the names; `all` are those by country and resource that the script has.
/// Each once, in the order in which they are named. Names that are wrong are reported.
std::vector<const RecordableSeries*> find_series(const std::vector<std::string>& names,
                                                 const World& world, Diagnostics& diagnostics);

/// The name of the series by country and resource.
std::string_view series_name(engine::Quantity quantity);

/// What a run must record for the series, and nothing else.
engine::Recording recording_of(const std::vector<const RecordableSeries*>& series);

/// Takes a part of a file; false ends the writing.
using Sink = std::function<bool(std::string_view)>;

/// Amounts a step, and stocks, in the units of the resources, as the shortest decimals that read
/// back as the same double. Regions, sectors and categories in the order of their bytes. False
/// where the sink ended it.
bool write_series(const World& world, const engine::Trace& trace, const RecordableSeries& series,
                  const Sink& sink);

}  // namespace entente
