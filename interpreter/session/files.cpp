#include "session/files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

namespace entente {

namespace {

check::FileText read_stream(std::istream& stream, const std::string& name) {
  std::string text;
  std::string block(1U << 16U, '\0');
  while (stream.read(block.data(), static_cast<std::streamsize>(block.size())) ||
         stream.gcount() > 0) {
    text.append(block, 0, static_cast<std::size_t>(stream.gcount()));
    if (text.size() > max_file_bytes) return {std::nullopt, name, "it is larger than 64 MB"};
  }
  if (stream.bad()) return {std::nullopt, name, std::strerror(errno)};
  return {std::move(text), name, ""};
}

bool is_below(const std::filesystem::path& file, const std::filesystem::path& folder) {
  const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
  return end == folder.end();
}

/// Why what a script names is not its to read; nothing where it is.
std::optional<std::string> outside(const std::filesystem::path& folder, const std::string& path) {
  if (std::filesystem::path(path).is_absolute()) return "it lies outside the folder of the script";
  std::error_code error;
  const std::filesystem::path root = std::filesystem::canonical(folder, error);
  if (error) return error.message();
  const std::filesystem::path real = std::filesystem::weakly_canonical(folder / path, error);
  if (error) return error.message();
  if (!is_below(real, root)) return "it lies outside the folder of the script";
  return std::nullopt;
}

}  // namespace

check::FileText read_file(const std::string& path) {
  if (path == "-") return read_stream(std::cin, "standard input");
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (error) return {std::nullopt, path, error.message()};
  if (std::filesystem::is_directory(status)) return {std::nullopt, path, "it is a folder"};
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return {std::nullopt, path, std::strerror(errno)};
  return read_stream(stream, path);
}

check::ReadFile reader_below(const std::string& script_path) {
  std::filesystem::path folder = script_path == "-"
                                     ? std::filesystem::path()
                                     : std::filesystem::path(script_path).parent_path();
  if (folder.empty()) folder = ".";
  check::ReadFile reader = [folder](const std::string& path) -> check::FileText {
    const std::string shown = (folder / path).lexically_normal().string();
    if (const auto problem = outside(folder, path)) return {std::nullopt, shown, *problem};
    return read_file(shown);
  };
  reader.find_folder = [folder](const std::string& path) -> check::FolderPath {
    if (auto problem = outside(folder, path)) return {std::nullopt, std::move(*problem)};
    const std::string found = (folder / path).lexically_normal().string();
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(found, error);
    if (error) return {std::nullopt, error.message()};
    if (!std::filesystem::is_directory(status)) return {std::nullopt, "it is no folder"};
    return {found, ""};
  };
  return reader;
}

std::optional<std::string> write_whole(const std::string& path, const std::string& text) {
  std::string temporary = path + ".XXXXXX";
  const int file = ::mkstemp(temporary.data());
  if (file < 0) return std::strerror(errno);
  const auto give_up = [&](const char* problem) {
    const std::string message = problem;
    ::close(file);
    ::unlink(temporary.c_str());
    return message;
  };
  std::size_t written = 0;
  while (written < text.size()) {
    const ssize_t count = ::write(file, text.data() + written, text.size() - written);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return give_up(std::strerror(errno));
    written += static_cast<std::size_t>(count);
  }
  // mkstemp makes files that only their owner reads; results are for everybody, as other tools
  // write them.
  if (::fchmod(file, 0644) != 0 || ::fsync(file) != 0) return give_up(std::strerror(errno));
  ::close(file);
  if (::rename(temporary.c_str(), path.c_str()) != 0) {
    const std::string message = std::strerror(errno);
    ::unlink(temporary.c_str());
    return message;
  }
  return std::nullopt;
}

}  // namespace entente
