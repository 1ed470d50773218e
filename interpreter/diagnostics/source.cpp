#include "diagnostics/source.h"

#include <algorithm>

namespace entente {

Span join(Span first, Span second) {
  ENTENTE_ASSERT(first.source == second.source);
  return {first.source, std::min(first.begin, second.begin), std::max(first.end, second.end)};
}

SourceId Sources::add(std::string name, std::string text) {
  std::vector<std::uint32_t> line_starts{0};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool carriage_return_alone =
        text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n');
    if (text[i] == '\n' || carriage_return_alone) {
      line_starts.push_back(static_cast<std::uint32_t>(i + 1));
    }
  }
  return sources_.add({std::move(name), std::move(text), std::move(line_starts), false});
}

SourceId Sources::add_library(std::string name, std::string text) {
  const SourceId id = add(std::move(name), std::move(text));
  sources_[id].library = true;
  return id;
}

std::string_view Sources::text(Span span) const {
  return text(span.source).substr(span.begin, span.end - span.begin);
}

Position Sources::position(SourceId id, std::uint32_t offset) const {
  const Source& source = sources_[id];
  const auto after = std::upper_bound(source.line_starts.begin(), source.line_starts.end(), offset);
  const std::uint32_t start = *(after - 1);
  const auto line = static_cast<std::size_t>(after - source.line_starts.begin());
  const std::size_t length = std::min<std::size_t>(offset, source.text.size()) - start;
  const std::string_view before = std::string_view(source.text).substr(start, length);
  return {line, count_code_points(before) + 1};
}

Span Sources::line(SourceId id, std::size_t line) const {
  const Source& source = sources_[id];
  ENTENTE_ASSERT(line >= 1 && line <= source.line_starts.size());
  const std::uint32_t begin = source.line_starts[line - 1];
  std::uint32_t end = line < source.line_starts.size()
                          ? source.line_starts[line]
                          : static_cast<std::uint32_t>(source.text.size());
  while (end > begin && (source.text[end - 1] == '\n' || source.text[end - 1] == '\r')) --end;
  return {id, begin, end};
}

std::size_t find_invalid_utf8(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  for (std::size_t i = 0; i < text.size();) {
    const unsigned char lead = byte(i);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    // Table 3-7 of the Unicode standard: which second bytes each lead byte admits.
    std::size_t length = 0;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF)
      length = 2;
    else if (lead >= 0xE0 && lead <= 0xEF)
      length = 3;
    else if (lead >= 0xF0 && lead <= 0xF4)
      length = 4;
    else
      return i;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
    if (i + length > text.size() || byte(i + 1) < low || byte(i + 1) > high) return i;
    for (std::size_t k = 2; k < length; ++k) {
      if ((byte(i + k) & 0xC0) != 0x80) return i;
    }
    i += length;
  }
  return std::string_view::npos;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

}  // namespace entente
