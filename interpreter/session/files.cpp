#include "session/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <mutex>
#include <set>
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

/// The folder of a script, and others that it may read.
struct Folder {
  std::filesystem::path path;
  /// `link/../x` is not `x` where `link` leads elsewhere: then messages keep the path as it is.
  bool may_be_shortened = true;
  std::vector<std::string> allowed;
};

Folder folder_of(const std::string& script_path, const std::vector<std::string>& allowed) {
  std::filesystem::path path = script_path == "-"
                                   ? std::filesystem::path()
                                   : std::filesystem::path(script_path).parent_path();
  if (path.empty()) path = ".";
  std::error_code error;
  const bool same = std::filesystem::equivalent(path, path.lexically_normal(), error);
  return {path, same || error, allowed};
}

/// As messages show it.
std::string shown(const Folder& folder, const std::string& path) {
  return folder.may_be_shortened
             ? (folder.path / path).lexically_normal().string()
             : (folder.path / std::filesystem::path(path).lexically_normal()).string();
}

/// What a script names, whatever links lead there; or why it is not the script's to read.
struct Found {
  std::filesystem::path real;
  std::optional<std::string> problem;
};

bool is_allowed(const Folder& folder, const std::filesystem::path& real) {
  return std::any_of(folder.allowed.begin(), folder.allowed.end(), [&](const std::string& other) {
    std::error_code error;
    const std::filesystem::path root = std::filesystem::canonical(other, error);
    return !error && is_below(real, root);
  });
}

Found find_below(const Folder& folder, const std::string& path) {
  std::error_code error;
  const std::filesystem::path root = std::filesystem::canonical(folder.path, error);
  if (error) return {{}, error.message()};
  const std::filesystem::path named(path);
  const std::filesystem::path real =
      std::filesystem::weakly_canonical(root / named.lexically_normal(), error);
  if (error) return {{}, error.message()};
  const bool own = named.is_relative() && is_below(real, root);
  if (own || is_allowed(folder, real)) return {real, std::nullopt};
  return {{}, "it lies outside the folder of the script"};
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

check::ReadFile reader_below(const std::string& script_path,
                             const std::vector<std::string>& allowed) {
  const Folder folder = folder_of(script_path, allowed);
  check::ReadFile reader = [folder](const std::string& path) -> check::FileText {
    const std::string name = shown(folder, path);
    const Found found = find_below(folder, path);
    if (found.problem) return {std::nullopt, name, *found.problem};
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(found.real, error);
    if (error) return {std::nullopt, name, error.message()};
    if (std::filesystem::is_directory(status)) return {std::nullopt, name, "it is a folder"};
    // A pipe would be waited for, and a device never ends.
    if (!std::filesystem::is_regular_file(status))
      return {std::nullopt, name, "it is no regular file"};
    std::ifstream stream(found.real, std::ios::binary);
    if (!stream) return {std::nullopt, name, std::strerror(errno)};
    check::FileText text = read_stream(stream, name);
    text.identity = found.real.string();
    return text;
  };
  reader.find_folder = [folder](const std::string& path) -> check::FolderPath {
    const Found found = find_below(folder, path);
    if (found.problem) return {std::nullopt, *found.problem};
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(found.real, error);
    if (error) return {std::nullopt, error.message()};
    if (!std::filesystem::is_directory(status)) return {std::nullopt, "it is no folder"};
    return {shown(folder, path), ""};
  };
  return reader;
}

namespace {

/// The temporary files that there are. A program has only one set of them, and may have to end in
/// any of its threads.
struct Unfinished {
  std::mutex mutex;
  std::set<std::string> files;
};
Unfinished& unfinished() {
  static Unfinished all;
  return all;
}

/// A device or a pipe, which cannot be written beside and must not be replaced.
bool is_special(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

}  // namespace

WholeFile::~WholeFile() {
  if (file_ >= 0) ::close(file_);
  if (temporary_.empty()) return;
  const std::lock_guard lock(unfinished().mutex);
  ::unlink(temporary_.c_str());
  unfinished().files.erase(temporary_);
}

void abandon_files() {
  // Never unlocked again: who wants to write waits for the end.
  unfinished().mutex.lock();
  for (const std::string& file : unfinished().files) ::unlink(file.c_str());
}

std::optional<std::string> WholeFile::open() {
  if (is_special(path_)) {
    file_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    if (file_ < 0) return std::strerror(errno);
    return std::nullopt;
  }
  std::string name = path_ + ".XXXXXX";
  const std::lock_guard lock(unfinished().mutex);
  file_ = ::mkstemp(name.data());
  if (file_ < 0) return std::strerror(errno);
  unfinished().files.insert(name);
  temporary_ = std::move(name);
  return std::nullopt;
}

std::optional<std::string> WholeFile::append(std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(file_, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return std::strerror(errno);
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return std::nullopt;
}

std::optional<std::string> WholeFile::finish() {
  if (temporary_.empty()) {
    if (::close(std::exchange(file_, -1)) != 0) return std::strerror(errno);
    return std::nullopt;
  }
  // mkstemp makes files that only their owner reads.
  if (::fchmod(file_, mode_) != 0 || ::fsync(file_) != 0) return std::strerror(errno);
  ::close(std::exchange(file_, -1));
  const std::lock_guard lock(unfinished().mutex);
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) return std::strerror(errno);
  unfinished().files.erase(temporary_);
  temporary_.clear();
  return std::nullopt;
}

namespace {

std::optional<std::string> write(WholeFile& file, const std::string& text) {
  if (auto problem = file.open()) return problem;
  if (auto problem = file.append(text)) return problem;
  return file.finish();
}

/// Names that begin with a dot belong to tools, such as version control.
bool is_hidden(const std::filesystem::path& path) {
  return path.filename().string().starts_with('.');
}

/// Folders that links lead to are left out: a link may lead back to where it stands.
std::optional<std::string> add_scripts_below(const std::string& folder,
                                             std::vector<std::string>& paths) {
  std::error_code error;
  std::vector<std::string> found;
  std::filesystem::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != std::filesystem::recursive_directory_iterator();
       entry.increment(error)) {
    if (is_hidden(entry->path())) {
      entry.disable_recursion_pending();
    } else if (entry->path().extension() == ".ent" && !entry->is_directory()) {
      found.push_back(entry->path().lexically_normal().string());
    }
  }
  if (error) return "cannot read the folder `" + folder + "`: " + error.message();
  std::sort(found.begin(), found.end());
  paths.insert(paths.end(), found.begin(), found.end());
  return std::nullopt;
}

}  // namespace

std::optional<std::string> write_whole(const std::string& path, const std::string& text) {
  WholeFile file(path);
  return write(file, text);
}

std::optional<std::string> rewrite_whole(const std::string& path, const std::string& text) {
  std::error_code error;
  const std::filesystem::path real = std::filesystem::canonical(path, error);
  if (error) return error.message();
  struct stat status {};
  if (::stat(real.c_str(), &status) != 0) return std::strerror(errno);
  WholeFile file(real.string(), status.st_mode & 07777);
  return write(file, text);
}

ScriptPaths scripts_of(const std::vector<std::string>& files_and_folders) {
  ScriptPaths scripts;
  for (const std::string& path : files_and_folders) {
    std::error_code error;
    if (path == "-" || !std::filesystem::is_directory(path, error)) {
      scripts.paths.push_back(path);
    } else if (auto problem = add_scripts_below(path, scripts.paths); !scripts.problem) {
      scripts.problem = std::move(problem);
    }
  }
  return scripts;
}

}  // namespace entente
