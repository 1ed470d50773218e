// Places of a script that something was said of, or that something reads.
#pragma once

#include <cstdint>
#include <unordered_set>

#include "diagnostics/source.h"

namespace entente::check {

/// Of names: where one begins says which it is.
class SpanSet {
 public:
  /// True where it was not there before.
  bool add(Span span) { return span.valid() && places_.insert(key(span)).second; }
  bool contains(Span span) const { return places_.contains(key(span)); }

 private:
  static std::uint64_t key(Span span) {
    return std::uint64_t{span.source.value} << 32 | span.begin;
  }

  std::unordered_set<std::uint64_t> places_;
};

}  // namespace entente::check
