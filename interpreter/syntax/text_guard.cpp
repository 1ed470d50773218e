#include "syntax/text_guard.h"

#include <algorithm>

namespace entente::syntax {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

constexpr Kind<std::size_t, std::size_t> text_too_long{
    "E0120", Severity::error, "this text has {} bytes; a script has at most {}"};
constexpr Kind<std::size_t, std::size_t> line_too_long{
    "E0121", Severity::error, "this line has {} bytes; a line has at most {}"};
constexpr Kind<unsigned> invalid_utf8{"E0123", Severity::error,
                                      "this is not UTF-8 text: byte 0x{:02X} cannot stand here"};
constexpr Kind<unsigned> direction_control{"E0124", Severity::error,
                                           "hidden direction control U+{:04X}"};

std::optional<Span> longest_line(SourceId source, const Sources& sources) {
  for (std::size_t line = 1; line <= sources.line_count(source); ++line) {
    const Span span = sources.line(source, line);
    if (span.end - span.begin > max_line_bytes) return span;
  }
  return std::nullopt;
}

/// U+202A to U+202E and U+2066 to U+2069 reorder what is shown, so that a script could say one
/// thing and read as another. All of them are `E2 80 AA..AE` or `E2 81 A6..A9`. The plain marks
/// U+200E, U+200F, U+061C are harmless.
std::optional<std::size_t> find_direction_control(std::string_view text) {
  for (std::size_t i = text.find('\xE2'); i != std::string_view::npos;
       i = text.find('\xE2', i + 1)) {
    const auto second = static_cast<unsigned char>(text[i + 1]);
    const auto third = static_cast<unsigned char>(text[i + 2]);
    if (second == 0x80 && third >= 0xAA && third <= 0xAE) return i;
    if (second == 0x81 && third >= 0xA6 && third <= 0xA9) return i;
  }
  return std::nullopt;
}

unsigned code_point_at(std::string_view text, std::size_t i) {
  const auto bits = [&](std::size_t k) { return static_cast<unsigned>(text[i + k]) & 0x3Fu; };
  return 0x2000u | (bits(1) << 6) | bits(2);
}

}  // namespace

std::optional<std::string_view> guard_text(SourceId source, const Sources& sources,
                                           Diagnostics& diagnostics) {
  std::string_view text = sources.text(source);
  const auto place = [&](std::size_t begin, std::size_t length) {
    return Span{source, static_cast<std::uint32_t>(begin),
                static_cast<std::uint32_t>(begin + length)};
  };
  if (text.size() > max_text_bytes) {
    diagnostics.report(place(0, 0), text_too_long, text.size(), max_text_bytes)
        .help("keep large tables in CSV files: `table uses from \"demand.csv\"`");
    return std::nullopt;
  }
  if (const std::size_t bad = find_invalid_utf8(text); bad != std::string_view::npos) {
    diagnostics.report(place(bad, 1), invalid_utf8, static_cast<unsigned char>(text[bad]))
        .here("the first byte that is not UTF-8")
        .help("save the file as UTF-8; it may be Latin-1, Windows-1252 or not a text at all");
    return std::nullopt;
  }
  if (const std::optional<Span> line = longest_line(source, sources)) {
    diagnostics
        .report(place(line->begin, 0), line_too_long, line->end - line->begin, max_line_bytes)
        .help("is this a data file? a script can read it with `from \"file.csv\"`");
    return std::nullopt;
  }
  if (const std::optional<std::size_t> control = find_direction_control(text)) {
    diagnostics.report(place(*control, 3), direction_control, code_point_at(text, *control))
        .here("it changes the order in which this line is shown")
        .note("a script must read as it is shown")
        .fix(place(*control, 3), "", "remove it", Applicability::certain);
    return std::nullopt;
  }
  while (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  return text;
}

}  // namespace entente::syntax
