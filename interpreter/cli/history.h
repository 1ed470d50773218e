// The inputs of this session and of those before it, for the keys that go back: a file with an
// input a line, in which `\n` stands for a newline and `\\` for a backslash.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace entente {

class History {
 public:
  /// Of inputs, in memory and in the file.
  static constexpr std::size_t most_kept = 1000;

  /// No path: nothing is read or written. A file that cannot be is none.
  explicit History(std::filesystem::path file);

  /// From the oldest on.
  const std::vector<std::string>& inputs() const { return inputs_; }
  /// At once, so that it is there for the next session whatever becomes of this one.
  void add(const std::string& input);

 private:
  std::filesystem::path file_;
  std::vector<std::string> inputs_;
};

}  // namespace entente
