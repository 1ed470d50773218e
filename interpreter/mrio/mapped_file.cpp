#include "mrio/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <utility>

namespace entente::mrio {

MappedFile::MappedFile(MappedFile&& other) noexcept
    : begin_(std::exchange(other.begin_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(begin_, other.begin_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (begin_ != nullptr) ::munmap(const_cast<char*>(begin_), size_);
}

std::optional<std::string> MappedFile::open(const std::string& path) {
  // A pipe without a writer would wait for ever.
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return std::strerror(errno);
  const auto give_up = [&](std::string problem) {
    ::close(file);
    return problem;
  };
  struct stat status {};
  if (::fstat(file, &status) != 0) return give_up(std::strerror(errno));
  if (!S_ISREG(status.st_mode)) return give_up("it is no file");
  const std::size_t size = static_cast<std::size_t>(status.st_size);
  if (size > 0) {  // nothing cannot be mapped
    void* const memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    if (memory == MAP_FAILED) return give_up(std::strerror(errno));
    begin_ = static_cast<const char*>(memory);
    size_ = size;
    ::madvise(memory, size, MADV_SEQUENTIAL);
  }
  ::close(file);
  return std::nullopt;
}

void MappedFile::release(std::string_view part) const {
  const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  const auto first = reinterpret_cast<std::uintptr_t>(part.data());
  const std::uintptr_t begin = (first + page - 1) / page * page;
  const std::uintptr_t end = (first + part.size()) / page * page;
  if (begin < end) ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED);
}

}  // namespace entente::mrio
