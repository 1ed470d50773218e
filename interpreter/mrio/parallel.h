// Work on the elements of a list by several threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace entente::mrio {

/// Calls work(begin, end) for blocks of up to `block` of `count` elements. Blocks begin in their
/// order, whatever thread takes them.
template <typename Work>
void for_blocks(std::size_t count, std::size_t block, std::size_t threads, const Work& work) {
  std::atomic<std::size_t> next{0};
  const auto take = [&] {
    for (std::size_t begin = next.fetch_add(block); begin < count; begin = next.fetch_add(block))
      work(begin, std::min(begin + block, count));
  };
  const std::size_t useful = std::min(threads, (count + block - 1) / block);
  std::vector<std::thread> others;
  for (std::size_t k = 1; k < useful; ++k) others.emplace_back(take);
  take();
  for (std::thread& other : others) other.join();
}

}  // namespace entente::mrio
