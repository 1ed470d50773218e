// Id<Tag>: an index that knows what it counts, so that a country cannot be used where a resource is
// due.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace entente {

template <typename Tag>
struct Id {
  static constexpr std::uint32_t invalid = std::numeric_limits<std::uint32_t>::max();

  std::uint32_t value = invalid;

  constexpr Id() = default;
  constexpr explicit Id(std::size_t index) : value(static_cast<std::uint32_t>(index)) {}

  constexpr std::size_t index() const { return value; }
  constexpr bool valid() const { return value != invalid; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

}  // namespace entente
