// Large arrays in large pages: a table of half a gigabyte is 130,000 pages of 4 kB, and a step that
// reads rows far apart looks up one after the other.
#pragma once

#include <cstddef>
#include <vector>

namespace entente {

/// Asks for large pages under a range that nothing has touched yet; without effect where the system
/// has none.
void prefer_huge_pages(void* begin, std::size_t bytes);

/// `values` becomes `count` times `value`, in large pages where that is worth it.
template <typename T>
void assign_in_huge_pages(std::vector<T>& values, std::size_t count, const T& value) {
  values.reserve(count);
  prefer_huge_pages(values.data(), count * sizeof(T));
  values.assign(count, value);
}

}  // namespace entente
