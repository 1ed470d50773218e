#include "syntax/places.h"

#include <algorithm>

namespace entente::syntax {
namespace {

bool begins_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

/// A comment that fills its line, and may be left out whatever is around it: documentation is
/// wanted, and a line of prose that only looks like a comment is taken from the source by its span,
/// unless its `"""` ends the prose.
bool is_idle(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos || line[first] != '#') return false;
  const std::string_view comment = line.substr(first);
  const bool documentation = comment.starts_with("##") && !comment.starts_with("###");
  return !documentation && comment.find("\"\"\"") == std::string_view::npos &&
         comment.find('\r') == std::string_view::npos;
}

}  // namespace

Places::Places(SourceId source, std::uint32_t base, std::string_view text)
    : source_(source), base_(base) {
  characters_.reserve(text.size());
  bytes_.reserve(text.size() + 1);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t newline = std::min(text.find('\n', begin), text.size());
    const bool idle = is_idle(text.substr(begin, newline - begin));
    const std::size_t end = std::min(newline + 1, text.size());
    keep(text, idle ? newline : begin, end);
    begin = end;
  }
  bytes_.push_back(static_cast<std::uint32_t>(text.size()));
}

void Places::keep(std::string_view text, std::size_t begin, std::size_t end) {
  characters_ += text.substr(begin, end - begin);
  for (std::size_t i = begin; i < end; ++i) {
    if (begins_code_point(text[i])) bytes_.push_back(static_cast<std::uint32_t>(i));
  }
}

Span Places::span(std::size_t first, std::size_t last) const {
  const std::size_t end = bytes_.size() - 1;
  return {source_, base_ + bytes_[std::min(first, end)], base_ + bytes_[std::min(last, end)]};
}

}  // namespace entente::syntax
