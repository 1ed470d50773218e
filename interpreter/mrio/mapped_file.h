// A file as memory, so that numbers are read where the system keeps them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace entente::mrio {

/// Read-only, and unmapped at the end of its life. The file must not shrink meanwhile.
class MappedFile {
 public:
  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  /// What went wrong, or nothing.
  std::optional<std::string> open(const std::string& path);

  std::string_view text() const { return {begin_, size_}; }

  /// Takes the pages that lie wholly in this part of the text out of the memory of the process.
  /// They stay readable, and come back from the cache of the system.
  void release(std::string_view part) const;

 private:
  const char* begin_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace entente::mrio
