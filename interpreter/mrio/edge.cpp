#include "mrio/edge.h"

#include <algorithm>

#include "support/suggest.h"

namespace entente::mrio {

std::optional<std::size_t> find_name(const std::vector<std::string>& names, std::string_view name) {
  const auto found = std::lower_bound(names.begin(), names.end(), name);
  if (found == names.end() || *found != name) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

/// Names of columns stand in rows 1 and 2, names of rows in columns 1 and 2.
std::string Edge::place_of(std::size_t at, bool other) const {
  const std::size_t line = other ? 2 : 1;
  return axis_.side == Side::columns ? place(file_, line, at) : place(file_, at, line);
}

std::string Edge::line_text(std::size_t at) const {
  return axis_.side == Side::columns ? column_text(at) : row_text(at);
}

namespace {
constexpr Kind<std::string, std::string, std::string> unknown_in_table{"E0456", Severity::error,
                                                                       "{}: no {} is called `{}`"};
}

void Edge::report_unknown(const std::string& name, bool other, std::size_t at) const {
  auto details =
      reading_.diagnostics.report(reading_.statement, unknown_in_table, place_of(at, other),
                                  other ? axis_.other_word : "region", shown(name));
  details.note("the regions and sectors of a table are those at the head of the columns of its Z");
  if (const auto meant = nearest(name, other ? axis_.others : axis_.regions))
    details.help(fmt::format("did you mean `{}`?", *meant));
}

namespace {
constexpr Kind<std::string, std::string, std::string, std::string> named_twice{
    "E0457", Severity::error, "{}: `{}`, `{}` stands in {} already"};
}

std::optional<std::size_t> Edge::add(const Pair& pair, std::size_t at) {
  const auto region = find_name(axis_.regions, pair.region);
  if (!region) {
    report_unknown(pair.region, false, at);
    return std::nullopt;
  }
  const auto other = find_name(axis_.others, pair.other);
  if (!other) {
    report_unknown(pair.other, true, at);
    return std::nullopt;
  }
  const std::size_t index = *region * axis_.others.size() + *other;
  const auto [earlier, is_new] = seen_.try_emplace(index, at);
  if (is_new) return index;
  reading_.diagnostics
      .report(reading_.statement, named_twice, place_of(at, true), shown(pair.region),
              shown(pair.other), line_text(earlier->second))
      .help(fmt::format("add the two up, or rename one {}", axis_.other_word));
  return std::nullopt;
}

namespace {
constexpr Kind<std::string, std::string, std::string, std::string> incomplete{
    "E0458", Severity::error, "{}: there is no {} for `{}`, `{}`"};
}

bool Edge::is_complete() const {
  // Some index up to the count of those seen is missing, if any is.
  std::size_t index = 0;
  while (seen_.contains(index)) ++index;
  if (index == axis_.size()) return true;
  const std::string side = axis_.side == Side::columns ? "column" : "row";
  reading_.diagnostics
      .report(reading_.statement, incomplete, file_.path, side,
              shown(axis_.regions[index / axis_.others.size()]),
              shown(axis_.others[index % axis_.others.size()]))
      .note(fmt::format("{} regions, each with {} {}, are {} {}s; the file has {}",
                        axis_.regions.size(), axis_.others.size(),
                        axis_.other_word == "sector" ? "sectors" : "categories", axis_.size(), side,
                        seen_.size()))
      .help("where nothing flows, write 0");
  return false;
}

}  // namespace entente::mrio
