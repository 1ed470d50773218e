#include "mrio/numbers.h"

#include <atomic>
#include <charconv>
#include <cmath>
#include <mutex>
#include <optional>
#include <string>

#include "mrio/parallel.h"

namespace entente::mrio {

namespace {

/// Rows that a thread takes at once: a megabyte of a large table.
constexpr std::size_t block_rows = 8;

enum class Fault { ragged, open_quotes, no_number, negative };

struct Mistake {
  Fault fault = Fault::ragged;
  std::size_t cell = 0;  ///< of the values, from 0; where the row is ragged, how many there are
  std::string text;
};

/// Whether the whole text is a finite number.
bool parse(std::string_view text, double& value) {
  if (text.starts_with('+')) {
    text.remove_prefix(1);
    if (text.starts_with('-')) return false;
  }
  const char* const end = text.data() + text.size();
  const auto [after, error] = std::from_chars(text.data(), end, value);
  return error == std::errc() && after == end && std::isfinite(value);
}

/// The numbers of one row.
class RowReader {
 public:
  RowReader(const Row& row, const Target& target, char separator, double* values)
      : at_(row.values.data()),
        end_(at_ + row.values.size()),
        target_(target),
        separator_(separator),
        values_(values) {}

  std::optional<Mistake> read() {
    const std::size_t count = target_.columns.size();
    for (std::size_t k = 0; k < count; ++k) {
      if (at_end_) return Mistake{Fault::ragged, k, ""};
      double value = 0;
      const auto [after, error] = std::from_chars(at_, end_, value);
      const bool is_plain =
          error == std::errc() && (after == end_ || *after == separator_) && std::isfinite(value);
      if (is_plain) [[likely]] {
        if (value < 0 && !target_.may_be_negative)
          return Mistake{Fault::negative, k, std::string(at_, after)};
        pass(after);
      } else if (std::optional<Mistake> mistake = read_unusual(k, value)) {
        return mistake;
      }
      values_[target_.columns[k]] = value + 0.0;  // no -0
    }
    if (at_end_) return std::nullopt;
    Cells more(rest(), separator_);
    while (!more.at_end()) more.next();
    return Mistake{Fault::ragged, count + more.column() - 1, ""};
  }

 private:
  std::string_view rest() const { return {at_, static_cast<std::size_t>(end_ - at_)}; }

  void pass(const char* cell_end) {
    at_end_ = cell_end == end_;
    at_ = at_end_ ? end_ : cell_end + 1;
  }

  /// A number that is quoted, or has blanks or a plus around it; or no number.
  std::optional<Mistake> read_unusual(std::size_t k, double& value) {
    Cells cells(rest(), separator_);
    Cell cell = cells.next();
    if (!cell.quotes_close) return Mistake{Fault::open_quotes, k, ""};
    if (!parse(cell.text, value)) return Mistake{Fault::no_number, k, std::move(cell.text)};
    if (value < 0 && !target_.may_be_negative)
      return Mistake{Fault::negative, k, std::move(cell.text)};
    at_ = cells.rest().data();
    at_end_ = cells.at_end();
    return std::nullopt;
  }

  const char* at_;
  const char* const end_;
  bool at_end_ = false;
  const Target& target_;
  const char separator_;
  double* const values_;
};

constexpr Kind<std::string, std::string> no_number{"E0454", Severity::error, "{}: {} is no number"};
constexpr Kind<std::string, std::string> negative_cell{"E0455", Severity::error,
                                                       "{}: `{}` is below zero"};

void report(const Reading& reading, const TableFile& file, const Row& row, const Table& table,
            std::size_t columns, const Mistake& mistake) {
  const std::size_t column = mistake.cell + 3;
  const std::string at = place(file, row.row, column);
  const std::string row_note =
      fmt::format("the row is that of `{}`, `{}`", table.regions[row.index / table.sectors.size()],
                  table.sectors[row.index % table.sectors.size()]);
  switch (mistake.fault) {
    case Fault::ragged:
      return report_ragged(reading, file, row.row, mistake.cell + 2, columns + 2);
    case Fault::open_quotes:
      return report_quotes(reading, file, row.row, column);
    case Fault::no_number: {
      const std::string what =
          mistake.text.empty() ? "an empty cell" : "`" + shown(mistake.text) + "`";
      reading.diagnostics.report(reading.statement, no_number, at, what)
          .note(row_note)
          .help(
              "a number is finite and written like `1234.5` or `1.2345e3`; where nothing flows, "
              "write 0");
      return;
    }
    case Fault::negative:
      reading.diagnostics.report(reading.statement, negative_cell, at, shown(mistake.text))
          .note(row_note)
          .note("only final use can be below zero, where stocks are run down");
      return;
  }
}

}  // namespace

bool read_numbers(const Reading& reading, const TableFile& file, const std::vector<Row>& rows,
                  const Target& target, const Table& table) {
  std::mutex found;
  Mistake mistake;
  std::atomic<std::size_t> first_bad{rows.size()};
  for_blocks(rows.size(), block_rows, reading.threads, [&](std::size_t begin, std::size_t end) {
    // Blocks before that of the mistake have all begun, so none above it is left out.
    for (std::size_t k = begin; k < end && k < first_bad; ++k) {
      const std::size_t region = rows[k].index / table.sectors.size();
      const std::size_t sector = rows[k].index % table.sectors.size();
      double* const values = target.values + table.row(sector, region) * target.stride;
      std::optional<Mistake> here = RowReader(rows[k], target, file.separator, values).read();
      if (!here) continue;
      const std::lock_guard lock(found);
      if (k >= first_bad) continue;
      mistake = std::move(*here);
      first_bad = k;
    }
    const std::string_view last = rows[end - 1].values;
    file.content.release(
        {rows[begin].values.data(),
         static_cast<std::size_t>(last.data() + last.size() - rows[begin].values.data())});
  });
  if (first_bad == rows.size()) return true;
  report(reading, file, rows[first_bad], table, target.columns.size(), mistake);
  return false;
}

}  // namespace entente::mrio
