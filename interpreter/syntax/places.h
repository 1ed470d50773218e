// The way from ANTLR's offsets, which count code points, to spans, which count bytes.
#pragma once

#include <string_view>
#include <vector>

#include "diagnostics/source.h"

namespace entente::syntax {

class Places {
 public:
  /// `text` begins at byte `base` of the source, and is well-formed UTF-8.
  Places(SourceId source, std::uint32_t base, std::string_view text);

  /// From the first code point up to, and without, the second.
  Span span(std::size_t first, std::size_t last) const {
    return {source_, byte(first), byte(last)};
  }

 private:
  std::uint32_t byte(std::size_t code_point) const;

  SourceId source_;
  std::uint32_t base_;
  std::vector<std::uint32_t>
      bytes_;  ///< of each code point and of the end; empty where all are ASCII
};

}  // namespace entente::syntax
