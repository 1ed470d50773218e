#include "mrio/names.h"

#include <algorithm>

namespace entente::mrio {

namespace {

/// So much of a file is read before its pages are given back.
constexpr std::size_t release_after = std::size_t{16} << 20U;

constexpr Kind<std::string, std::string> no_name{"E0462", Severity::error, "{}: {}"};

/// The name in the next cell.
std::optional<std::string> read_name(const Reading& reading, const TableFile& file, Cells& cells,
                                     std::size_t row) {
  const std::size_t column = cells.column();
  Cell cell = cells.next();
  const auto refuse = [&](const std::string& problem) {
    reading.diagnostics.report(reading.statement, no_name, place(file, row, column), problem);
    return std::nullopt;
  };
  if (!cell.quotes_close) {
    report_quotes(reading, file, row, column);
    return std::nullopt;
  }
  if (cell.text.empty()) return refuse("a name is due, and the cell is empty");
  if (find_invalid_utf8(cell.text) != std::string::npos)
    return refuse(fmt::format("the name `{}` is not UTF-8", shown(cell.text)));
  if (std::any_of(cell.text.begin(), cell.text.end(),
                  [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == '\x7F'; }))
    return refuse(fmt::format("the name `{}` holds a control character", shown(cell.text)));
  return std::move(cell.text);
}

std::size_t count_cells(const Line& line, char separator) {
  Cells cells(line.text, separator);
  while (!cells.at_end()) cells.next();
  return cells.column() - 1;
}

constexpr Kind<std::string, std::string> no_heads{"E0452", Severity::error, "{}: {}"};

void report_no_heads(const Reading& reading, const TableFile& file, std::size_t row,
                     const std::string& problem, const std::string& example) {
  reading.diagnostics.report(reading.statement, no_heads, place(file, row), problem)
      .help(fmt::format("the file begins with {}, cells separated by {}", example,
                        file.separator == '\t' ? "tabs" : "commas"));
}

constexpr const char* two_heads = "two rows `region, , R1, …` and `sector, , S1, …`";

constexpr Kind<std::string, std::size_t, std::size_t> table_too_large{
    "E0460", Severity::error,
    "{}: with more than {} columns here, the table has more than {} cells"};

/// The names of one header row.
std::optional<std::vector<std::string>> read_head(const Reading& reading, const TableFile& file,
                                                  Lines& lines, std::size_t row, std::size_t most) {
  const std::optional<Line> line = lines.next();
  if (!line || line->row != row) {
    report_no_heads(reading, file, row, "there is no header row", two_heads);
    return std::nullopt;
  }
  Cells cells(line->text, file.separator);
  cells.next();
  const bool has_second = !cells.at_end() && cells.next().text.empty();
  if (!has_second || cells.at_end()) {
    report_no_heads(reading, file, line->row, "this is no header row with an empty second cell",
                    two_heads);
    return std::nullopt;
  }
  std::vector<std::string> names;
  while (!cells.at_end()) {
    if (names.size() == most) {
      reading.diagnostics
          .report(reading.statement, table_too_large, place(file, line->row, cells.column()), most,
                  reading.limits.cells)
          .help("add up regions or sectors before the table is saved");
      return std::nullopt;
    }
    std::optional<std::string> name = read_name(reading, file, cells, line->row);
    if (!name) return std::nullopt;
    names.push_back(std::move(*name));
  }
  return names;
}

}  // namespace

std::optional<std::vector<Pair>> read_two_heads(const Reading& reading, const TableFile& file,
                                                Lines& lines, std::size_t most) {
  std::optional<std::vector<std::string>> regions = read_head(reading, file, lines, 1, most);
  if (!regions) return std::nullopt;
  std::optional<std::vector<std::string>> others = read_head(reading, file, lines, 2, most);
  if (!others) return std::nullopt;
  if (others->size() != regions->size()) {
    report_ragged(reading, file, 2, others->size() + 2, regions->size() + 2);
    return std::nullopt;
  }
  std::vector<Pair> columns(regions->size());
  for (std::size_t k = 0; k < columns.size(); ++k)
    columns[k] = {std::move((*regions)[k]), std::move((*others)[k])};
  return columns;
}

namespace {

/// Whether the two names at the left of the line are those of a row of the axis.
bool is_row(const TableFile& file, const Line& line, const Axis& axis) {
  Cells cells(line.text, file.separator);
  const std::string region = cells.next().text;
  if (cells.at_end()) return false;
  return find_name(axis.regions, region) && find_name(axis.others, cells.next().text);
}

}  // namespace

bool skip_one_head(const Reading& reading, const TableFile& file, Lines& lines, const Axis& rows) {
  const std::optional<Line> line = lines.next();
  if (line && count_cells(*line, file.separator) == 3 && !is_row(file, *line, rows)) return true;
  report_no_heads(reading, file, line ? line->row : 1, "this is no header row of three cells",
                  "a row `region, sector, indout`");
  return false;
}

void skip_index_names(const TableFile& file, Lines& lines, const Axis& rows) {
  Lines ahead = lines;
  const std::optional<Line> line = ahead.next();
  if (!line || is_row(file, *line, rows)) return;
  Cells cells(line->text, file.separator);
  cells.next();
  if (cells.at_end()) return;
  cells.next();
  while (!cells.at_end()) {
    if (!cells.next().text.empty()) return;
  }
  lines = ahead;
}

std::optional<std::vector<Row>> read_rows(const Reading& reading, const TableFile& file,
                                          Lines& lines, const Axis& axis, std::size_t columns) {
  Edge edge(reading, file, axis);
  std::vector<Row> rows;
  const char* kept = file.content.text().data();
  while (const std::optional<Line> line = lines.next()) {
    Cells cells(line->text, file.separator);
    const std::optional<std::string> region = read_name(reading, file, cells, line->row);
    if (!region) return std::nullopt;
    if (cells.at_end()) {
      report_ragged(reading, file, line->row, 1, columns + 2);
      return std::nullopt;
    }
    const std::optional<std::string> other = read_name(reading, file, cells, line->row);
    if (!other) return std::nullopt;
    const std::optional<std::size_t> index = edge.add({*region, *other}, line->row);
    if (!index) return std::nullopt;
    // Every cell but the last has its separator, so a shorter line need not be counted, nor a table
    // be made for it that is much larger than the file.
    if (cells.at_end() || cells.rest().size() + 1 < columns) {
      report_ragged(reading, file, line->row, count_cells(*line, file.separator), columns + 2);
      return std::nullopt;
    }
    rows.push_back({cells.rest(), line->row, *index});
    const auto passed = static_cast<std::size_t>(line->text.data() - kept);
    if (passed >= release_after) {
      file.content.release({kept, passed});
      kept = line->text.data();
    }
  }
  if (!edge.is_complete()) return std::nullopt;
  return rows;
}

}  // namespace entente::mrio
