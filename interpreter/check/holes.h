// Holes: `?` where a value is still missing. What stands around a hole says what would fit; that is
// found out while expressions are evaluated, and told at the end, when all values are known.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/value.h"

namespace entente::check {

class Holes {
 public:
  struct Found {
    Span span;
    std::optional<Dimension> dimension;  ///< of the amount that fits, where its place says so
    std::string wanted;                  ///< in words: "a share, such as `30%`", "a resource"
  };

  /// A hole is evaluated as often as what it is in; it is told once.
  void add(Span span);
  /// The whole that the hole is part of has this dimension.
  void settle(const Hole& hole, const Dimension& whole);
  void settle(const Hole& hole, std::string wanted);

  const std::vector<Found>& all() const { return all_; }

 private:
  Found* find(Span span);

  std::vector<Found> all_;
};

}  // namespace entente::check
