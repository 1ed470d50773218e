#include "report/record_csv.h"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <utility>

#include "support/suggest.h"

namespace entente {

namespace {

using engine::Quantity;
using engine::Recording;

constexpr Kind<std::string> unknown_series{"E0560", Severity::error, "no series is called `{}`"};
constexpr Kind<std::string, std::string> series_not_there{"E0561", Severity::error,
                                                          "`{}` is recorded of {} only"};

constexpr SeriesLayout cells = SeriesLayout::cells;
constexpr SeriesScope always = SeriesScope::every_script;
constexpr SeriesScope economies = SeriesScope::economies;

constexpr std::array<RecordableSeries, 29> recordable{{
    {"production", cells, Quantity::production, always},
    {"production_capacity", cells, Quantity::capacity, always},
    {"overproduction", cells, Quantity::overproduction, always},
    {"demand", cells, Quantity::demand, always},
    {"available", cells, Quantity::available, always},
    {"shortage", cells, Quantity::shortage, always},
    {"lost_output", cells, Quantity::lost_output, always},
    {"imports", cells, Quantity::imports, always},
    {"exports", cells, Quantity::exports, always},
    {"final_use", cells, Quantity::final_use, always},
    {"stock", cells, Quantity::stock, always},
    {"reserve", cells, Quantity::reserve, always},
    {"released", cells, Quantity::released, always},
    {"lent", cells, Quantity::lent, always},
    {"received", cells, Quantity::received, always},
    {"withheld", cells, Quantity::withheld, always},
    {"built", cells, Quantity::built, always},
    {"in_transit", cells, Quantity::in_transit, SeriesScope::transit},
    {"substituted", cells, Quantity::substituted, SeriesScope::substitutes},
    {"reserve_lost", cells, Quantity::reserve_lost, SeriesScope::reserve_losses},
    {"final_demand", cells, Quantity::final_wanted, economies},
    {"final_demand_undist", cells, Quantity::undistributed, economies},
    {"intermediate_demand", cells, Quantity::orders, economies},
    {"rebuild_demand", cells, Quantity::rebuilding_ordered, economies},
    {"rebuild_prod", cells, Quantity::rebuilding_sold, economies},
    {"productive_capital_to_recover", cells, Quantity::capital_lost, economies},
    {"limiting_inputs_count", cells, Quantity::limiting_inputs, SeriesScope::published_rules},
    {"final_demand_unmet", SeriesLayout::final_unmet, {}, economies},
    {"inputs_stocks", SeriesLayout::input_stocks, {}, economies},
}};
constexpr std::string_view every_one = "all";

bool has(const World& world, SeriesScope scope) {
  switch (scope) {
    case SeriesScope::every_script:
      return true;
    case SeriesScope::economies:
      return world.economy.has_value();
    case SeriesScope::published_rules:
      return world.economy && world.settings.rule == EngineSettings::Rule::boario;
    case SeriesScope::transit:
      return std::any_of(world.routes.begin(), world.routes.end(),
                         [](const ShippingRoute& route) { return route.taking.has_value(); });
    case SeriesScope::substitutes:
      return !world.substitutions.empty();
    case SeriesScope::reserve_losses:
      return std::any_of(world.shocks.begin(), world.shocks.end(),
                         [](const Shock& shock) { return !shock.reserve_losses.empty(); });
  }
  return false;
}

/// What scripts of the scope have, and what to tell who asks one that does not.
std::pair<std::string, std::string_view> told(SeriesScope scope) {
  switch (scope) {
    case SeriesScope::every_script:
      break;
    case SeriesScope::economies:
      return {"economies from tables",
              "where facts describe the economy all users of a country order as one"};
    case SeriesScope::published_rules:
      return {"economies under `rule = boario`",
              "the clean rules do not stop industries at a share of their stocks"};
    case SeriesScope::transit:
      return {"scripts in which goods are under way",
              "say how long they take: `… ships … via … taking 12 days`"};
    case SeriesScope::substitutes:
      return {"scripts with substitutes", "say what replaces what: `… replaces …`"};
    case SeriesScope::reserve_losses:
      return {"scripts in which reserves are lost", "a shock says so: `… loses … of … reserve`"};
  }
  return {};
}

std::vector<std::string> names_there(const World& world) {
  std::vector<std::string> names;
  for (const RecordableSeries& series : recordable) {
    if (has(world, series.scope)) names.emplace_back(series.name);
  }
  return names;
}

void report_unknown(const std::string& name, const World& world, Diagnostics& diagnostics) {
  std::vector<std::string> names = names_there(world);
  const std::string list = fmt::format("{}", fmt::join(names, ", "));
  names.emplace_back(every_one);
  auto details = diagnostics.report({}, unknown_series, name);
  if (const auto near = nearest(name, names))
    details.help(fmt::format("did you mean `{}`?", *near));
  details.note(fmt::format("`--record` knows {}, and `all`", list));
}

/// Text of one line of a CSV file, in quotes where it must be (RFC 4180).
std::string csv_text(const std::string& name) {
  if (name.find_first_of(",\"\r\n") == std::string::npos) return name;
  std::string result = "\"";
  for (const char c : name) result += c == '"' ? "\"\"" : std::string(1, c);
  return result + '"';
}

/// The places of the rows in the order of the bytes of their names.
template <typename IdType, typename Row>
std::vector<std::size_t> by_name(const Table<IdType, Row>& rows) {
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return rows[IdType(a)].name < rows[IdType(b)].name;
  });
  return order;
}

/// Not only an amount: the factor on capacity, and a count.
bool has_unit(const RecordableSeries& series) {
  return series.layout != SeriesLayout::cells || (series.quantity != Quantity::overproduction &&
                                                  series.quantity != Quantity::limiting_inputs);
}

struct Column {
  std::size_t region = 0;
  std::size_t sector = 0;  ///< or category
  std::size_t place = 0;   ///< within what the trace has of a row
  double unit = 1;         ///< amounts are divided by it
};

class SeriesWriter {
 public:
  SeriesWriter(const World& world, const engine::Trace& trace, const RecordableSeries& series,
               const Sink& sink)
      : world_(world), trace_(trace), series_(series), sink_(sink) {
    const std::vector<std::size_t> seconds = series.layout == SeriesLayout::final_unmet
                                                 ? by_name(world.categories)
                                                 : by_name(world.resources);
    for (const std::size_t region : by_name(world.countries)) {
      for (const std::size_t second : seconds)
        columns_.push_back({region, second, place_of(region, second), unit_of(second)});
    }
  }

  bool write() {
    headers();
    const bool stocks = series_.layout == SeriesLayout::input_stocks;
    const std::vector<std::size_t> inputs =
        stocks ? by_name(world_.resources) : std::vector<std::size_t>{0};
    for (std::size_t step = 0; step < trace_.steps; ++step) {
      for (const std::size_t input : inputs) {
        fmt::format_to(std::back_inserter(text_), FMT_COMPILE("{}"), step);
        if (stocks) append("," + csv_text(world_.resources[ResourceId(input)].name));
        row(values_of(step, input));
        if (text_.size() >= enough && !flush()) return false;
      }
    }
    return flush();
  }

 private:
  /// Text is handed on in parts of about this size.
  static constexpr std::size_t enough = std::size_t{1} << 20U;

  std::size_t place_of(std::size_t region, std::size_t second) const {
    switch (series_.layout) {
      case SeriesLayout::cells:
        return second * trace_.countries + region;
      case SeriesLayout::final_unmet:
        return region * trace_.categories + second;
      case SeriesLayout::input_stocks:
        return region * trace_.resources + second;
    }
    return 0;
  }

  /// All resources of an economy have its money for their unit.
  double unit_of(std::size_t second) const {
    if (!has_unit(series_)) return 1;
    if (series_.layout != SeriesLayout::cells) return to_double(world_.economy->money.factor);
    return to_double(world_.resources[ResourceId(second)].unit.factor);
  }

  const double* values_of(std::size_t step, std::size_t input) const {
    const std::size_t width = trace_.resources * trace_.countries;
    switch (series_.layout) {
      case SeriesLayout::cells:
        return &trace_.columns[static_cast<std::size_t>(series_.quantity)][step * width];
      case SeriesLayout::final_unmet:
        return &trace_.final_unmet[step * trace_.countries * trace_.categories];
      case SeriesLayout::input_stocks:
        return &trace_.input_stocks[(step * trace_.resources + input) * width];
    }
    return nullptr;
  }

  void append(std::string_view text) { text_.append(text.data(), text.data() + text.size()); }

  void headers() {
    const bool stocks = series_.layout == SeriesLayout::input_stocks;
    const bool categories = series_.layout == SeriesLayout::final_unmet;
    append(stocks ? "region," : "region");
    for (const Column& column : columns_)
      append("," + csv_text(world_.countries[CountryId(column.region)].name));
    append(categories ? "\ncategory" : stocks ? "\nsector," : "\nsector");
    for (const Column& column : columns_) {
      append("," + csv_text(categories ? world_.categories[CategoryId(column.sector)].name
                                       : world_.resources[ResourceId(column.sector)].name));
    }
    append(stocks ? "\nstep,input" : "\nstep");
    append(std::string(columns_.size(), ',') + "\n");
  }

  void row(const double* values) {
    for (const Column& column : columns_) {
      const double value = values[column.place];
      text_.push_back(',');
      if (value == 0) {
        text_.push_back('0');
      } else {
        fmt::format_to(std::back_inserter(text_), FMT_COMPILE("{}"), value / column.unit);
      }
    }
    text_.push_back('\n');
  }

  bool flush() {
    const bool well = sink_(std::string_view(text_.data(), text_.size()));
    text_.clear();
    return well;
  }

  const World& world_;
  const engine::Trace& trace_;
  const RecordableSeries& series_;
  const Sink& sink_;
  std::vector<Column> columns_;
  fmt::memory_buffer text_;
};

}  // namespace

std::vector<const RecordableSeries*> find_series(const std::vector<std::string>& names,
                                                 const World& world, Diagnostics& diagnostics) {
  std::vector<const RecordableSeries*> result;
  const auto add = [&](const RecordableSeries& series) {
    if (std::find(result.begin(), result.end(), &series) == result.end()) result.push_back(&series);
  };
  for (const std::string& name : names) {
    if (name == every_one) {
      for (const RecordableSeries& series : recordable) {
        if (series.layout == SeriesLayout::cells && has(world, series.scope)) add(series);
      }
      continue;
    }
    const auto found =
        std::find_if(recordable.begin(), recordable.end(),
                     [&](const RecordableSeries& series) { return series.name == name; });
    if (found == recordable.end()) {
      report_unknown(name, world, diagnostics);
    } else if (!has(world, found->scope)) {
      const auto [owners, why] = told(found->scope);
      diagnostics.report({}, series_not_there, name, owners).note(std::string(why));
    } else {
      add(*found);
    }
  }
  return result;
}

std::string_view series_name(Quantity quantity) {
  for (const RecordableSeries& series : recordable) {
    if (series.layout == cells && series.quantity == quantity) return series.name;
  }
  return "";
}

Recording recording_of(const std::vector<const RecordableSeries*>& series) {
  Recording recording{false, 0, false, false, false};
  for (const RecordableSeries* each : series) {
    switch (each->layout) {
      case SeriesLayout::cells:
        recording.quantities |= Recording::bit(each->quantity);
        break;
      case SeriesLayout::final_unmet:
        recording.final_unmet = true;
        break;
      case SeriesLayout::input_stocks:
        recording.input_stocks = true;
        break;
    }
  }
  return recording;
}

bool write_series(const World& world, const engine::Trace& trace, const RecordableSeries& series,
                  const Sink& sink) {
  return SeriesWriter(world, trace, series, sink).write();
}

}  // namespace entente
