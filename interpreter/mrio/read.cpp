#include "mrio/read.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <new>
#include <system_error>

#include "mrio/balance.h"
#include "mrio/cells.h"
#include "mrio/edge.h"
#include "mrio/names.h"
#include "mrio/numbers.h"

namespace entente::mrio {

namespace {

namespace fs = std::filesystem;

constexpr Kind<std::string, std::string> which_format{"E0451", Severity::error, "`{}` holds {}"};

/// ".csv" or ".txt".
std::optional<std::string> find_extension(const Reading& reading, const std::string& folder) {
  std::error_code ignored;
  const bool csv = fs::exists(fs::path(folder) / "Z.csv", ignored);
  const bool txt = fs::exists(fs::path(folder) / "Z.txt", ignored);
  if (csv != txt) return csv ? ".csv" : ".txt";
  reading.diagnostics
      .report(reading.statement, which_format, folder,
              std::string(csv ? "both Z.csv and Z.txt" : "neither Z.csv nor Z.txt"))
      .help(
          "a table is a folder with Z.csv, Y.csv and x.csv, or with Z.txt, Y.txt and x.txt as "
          "pymrio saves them");
  return std::nullopt;
}

constexpr Kind<std::string, std::string> unreadable_table{"E0450", Severity::error,
                                                          "cannot read `{}`: {}"};
constexpr Kind<std::string, std::size_t, std::size_t> table_file_too_large{
    "E0461", Severity::error, "`{}` has {} bytes; at most {} are read"};

/// What keeps the file from being read. A link in the folder must not lead out of it, since only
/// the path of the folder was checked.
std::optional<std::string> open_below(const std::string& folder, TableFile& file) {
  std::error_code error;
  const fs::path real = fs::canonical(file.path, error);
  if (error) return error.message();
  const fs::path root = fs::canonical(folder, error);
  if (error) return error.message();
  if (real.parent_path() != root) return "it is a link to a place outside the folder";
  return file.content.open(real.string());
}

bool open_file(const Reading& reading, const std::string& folder, const std::string& name,
               TableFile& file) {
  file.path = (fs::path(folder) / name).lexically_normal().string();
  file.separator = name.ends_with(".txt") ? '\t' : ',';
  if (const std::optional<std::string> problem = open_below(folder, file)) {
    reading.diagnostics.report(reading.statement, unreadable_table, file.path, *problem)
        .note(
            "a table needs Z, what industries sell to industries; Y, what they sell to final "
            "use; and x, what they make");
    return false;
  }
  const std::size_t bytes = file.content.text().size();
  if (bytes <= reading.limits.bytes) return true;
  reading.diagnostics.report(reading.statement, table_file_too_large, file.path, bytes,
                             reading.limits.bytes);
  return false;
}

std::vector<std::string> sorted_names(const std::vector<Pair>& columns, std::string Pair::*member) {
  std::vector<std::string> names;
  names.reserve(columns.size());
  for (const Pair& column : columns) names.push_back(column.*member);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

/// The place of each column among those of its axis.
std::optional<std::vector<std::size_t>> places(const Reading& reading, const TableFile& file,
                                               const Axis& axis, const std::vector<Pair>& columns) {
  Edge edge(reading, file, axis);
  std::vector<std::size_t> result;
  result.reserve(columns.size());
  for (std::size_t k = 0; k < columns.size(); ++k) {
    const std::optional<std::size_t> index = edge.add(columns[k], k + 3);
    if (!index) return std::nullopt;
    result.push_back(*index);
  }
  if (!edge.is_complete()) return std::nullopt;
  return result;
}

/// What a file holds but for its numbers.
struct Layout {
  std::vector<std::size_t> columns;
  std::vector<Row> rows;
};

constexpr Kind<std::string, double> no_memory_for_table{
    "E0464", Severity::error, "`{}`: its numbers take {:.3g} GB, more memory than there is"};

class TableReader {
 public:
  TableReader(const Reading& reading, const std::string& folder)
      : reading_(reading), folder_(folder) {}

  std::optional<Table> read() {
    if (!open()) return std::nullopt;
    // Z says what the names of the others mean.
    std::optional<Layout> z = lay_out_z();
    if (!z) return std::nullopt;
    std::optional<Layout> y = lay_out_y();
    std::optional<Layout> x = lay_out_x();
    if (!y || !x) return std::nullopt;

    if (!make_room()) return std::nullopt;
    for (std::size_t& column : y->columns) column += table_.rows();
    const std::size_t width = table_.columns();
    const bool z_is_right = read_numbers(reading_, files_.z, z->rows,
                                         {table_.flows.data(), width, z->columns, false}, table_);
    const bool y_is_right = read_numbers(reading_, files_.y, y->rows,
                                         {table_.flows.data(), width, y->columns, true}, table_);
    const bool x_is_right = read_numbers(reading_, files_.x, x->rows,
                                         {table_.output.data(), 1, x->columns, false}, table_);
    if (!z_is_right || !y_is_right || !x_is_right) return std::nullopt;

    const FileRows rows{std::move(z->rows), std::move(y->rows), std::move(x->rows)};
    if (!check_balance(reading_, files_, rows, table_)) return std::nullopt;
    return std::move(table_);
  }

 private:
  bool open() {
    const std::optional<std::string> extension = find_extension(reading_, folder_);
    if (!extension) return false;
    const bool z = open_file(reading_, folder_, "Z" + *extension, files_.z);
    const bool y = open_file(reading_, folder_, "Y" + *extension, files_.y);
    const bool x = open_file(reading_, folder_, "x" + *extension, files_.x);
    return z && y && x;
  }

  Axis industries(Side side) const { return {side, table_.regions, table_.sectors, "sector"}; }
  Axis final_uses() const { return {Side::columns, table_.regions, table_.categories, "category"}; }

  std::optional<Layout> lay_out_z() {
    Lines lines(files_.z.content.text());
    // Z is square.
    const auto most =
        static_cast<std::size_t>(std::sqrt(static_cast<double>(reading_.limits.cells)));
    const auto heads = read_two_heads(reading_, files_.z, lines, most);
    if (!heads) return std::nullopt;
    table_.regions = sorted_names(*heads, &Pair::region);
    table_.sectors = sorted_names(*heads, &Pair::other);
    auto columns = places(reading_, files_.z, industries(Side::columns), *heads);
    if (!columns) return std::nullopt;
    return with_rows(files_.z, lines, std::move(*columns));
  }

  std::optional<Layout> lay_out_y() {
    Lines lines(files_.y.content.text());
    const std::size_t industries_count = table_.rows();
    const std::size_t most = reading_.limits.cells / industries_count - industries_count;
    const auto heads = read_two_heads(reading_, files_.y, lines, most);
    if (!heads) return std::nullopt;
    table_.categories = sorted_names(*heads, &Pair::other);
    auto columns = places(reading_, files_.y, final_uses(), *heads);
    if (!columns) return std::nullopt;
    return with_rows(files_.y, lines, std::move(*columns));
  }

  std::optional<Layout> lay_out_x() {
    Lines lines(files_.x.content.text());
    if (!skip_one_head(reading_, files_.x, lines, industries(Side::rows))) return std::nullopt;
    return with_rows(files_.x, lines, {0});
  }

  std::optional<Layout> with_rows(const TableFile& file, Lines& lines,
                                  std::vector<std::size_t> columns) const {
    const Axis axis = industries(Side::rows);
    skip_index_names(file, lines, axis);
    auto rows = read_rows(reading_, file, lines, axis, columns.size());
    if (!rows) return std::nullopt;
    return Layout{std::move(columns), std::move(*rows)};
  }

  bool make_room() {
    const std::size_t cells = table_.rows() * table_.columns();
    try {
      table_.flows.resize(cells);
      table_.output.resize(table_.rows());
    } catch (const std::bad_alloc&) {
      reading_.diagnostics
          .report(reading_.statement, no_memory_for_table, folder_,
                  static_cast<double>(cells * sizeof(double)) / 1e9)
          .help("add up regions or sectors before the table is saved");
      return false;
    }
    return true;
  }

  const Reading& reading_;
  const std::string folder_;
  Files files_;
  Table table_;
};

}  // namespace

std::optional<Table> read_table(const std::string& folder, Span statement, std::size_t threads,
                                Diagnostics& diagnostics, const Limits& limits) {
  const Reading reading{statement, std::max<std::size_t>(threads, 1), limits, diagnostics};
  return TableReader(reading, folder).read();
}

}  // namespace entente::mrio
