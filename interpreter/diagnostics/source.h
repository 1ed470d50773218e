// The texts that were read: files, byte spans, and the way from a span to line and column.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "support/id.h"
#include "support/table.h"

namespace entente {

using SourceId = Id<struct SourceTag>;

/// A half-open range of bytes of one text. A span without a file stands for "no place in a text".
struct Span {
  SourceId source;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool valid() const { return source.valid(); }
  friend bool operator==(const Span&, const Span&) = default;
};

/// The smallest span that holds both; both are of one source.
Span join(Span first, Span second);

/// From 1; the column counts code points.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};

class Sources {
 public:
  SourceId add(std::string name, std::string text);
  /// A text of the standard library, which is not its reader's to change.
  SourceId add_library(std::string name, std::string text);

  const std::string& name(SourceId id) const { return sources_[id].name; }
  bool is_library(SourceId id) const { return sources_[id].library; }
  std::string_view text(SourceId id) const { return sources_[id].text; }
  std::string_view text(Span span) const;
  Position position(SourceId id, std::uint32_t offset) const;
  Position position(Span span) const { return position(span.source, span.begin); }
  std::size_t line_count(SourceId id) const { return sources_[id].line_starts.size(); }
  /// The whole line without its line end; lines count from 1.
  Span line(SourceId id, std::size_t line) const;

 private:
  struct Source {
    std::string name;
    std::string text;
    std::vector<std::uint32_t> line_starts;
    bool library = false;
  };
  Table<SourceId, Source> sources_;
};

/// The offset of the first byte that is not part of well-formed UTF-8, or npos.
std::size_t find_invalid_utf8(std::string_view text);

/// Code points of well-formed UTF-8 text.
std::size_t count_code_points(std::string_view text);

}  // namespace entente
