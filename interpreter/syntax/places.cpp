#include "syntax/places.h"

#include <algorithm>

namespace entente::syntax {

Places::Places(SourceId source, std::uint32_t base, std::string_view text)
    : source_(source), base_(base) {
  const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
  if (std::none_of(text.begin(), text.end(), continues)) return;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!continues(text[i])) bytes_.push_back(static_cast<std::uint32_t>(i));
  }
  bytes_.push_back(static_cast<std::uint32_t>(text.size()));
}

std::uint32_t Places::byte(std::size_t code_point) const {
  if (bytes_.empty()) return base_ + static_cast<std::uint32_t>(code_point);
  return base_ + bytes_[std::min(code_point, bytes_.size() - 1)];
}

}  // namespace entente::syntax
