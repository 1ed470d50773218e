// The characters that the lexer reads, and the way back from its offsets, which count code points,
// to spans, which count bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/source.h"

namespace entente::syntax {

class Places {
 public:
  /// `text` begins at byte `base` of the source, and is well-formed UTF-8.
  Places(SourceId source, std::uint32_t base, std::string_view text);

  /// The text as the lexer is to see it, without the lines that are comments, and with some letters
  /// disguised. Its tokens take their texts from the source.
  const std::string& characters() const { return characters_; }
  /// From the first code point up to, and without, the second.
  Span span(std::size_t first, std::size_t last) const;

 private:
  void keep(std::string_view text, std::size_t begin, std::size_t end);

  SourceId source_;
  std::uint32_t base_;
  std::string characters_;
  std::vector<std::uint32_t> bytes_;  ///< where each code point of characters_ begins, and the end
};

}  // namespace entente::syntax
