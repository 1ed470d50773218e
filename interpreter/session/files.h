// The outside world: reading scripts and the files that they name, and writing results whole or not
// at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/context.h"

namespace entente {

/// The largest file that is read.
inline constexpr std::size_t max_file_bytes = 64U << 20U;

/// Reads a file, or standard input for `-`.
check::FileText read_file(const std::string& path);

/// Reads what a script names: only files and folders below the script's own folder, or below one
/// that is allowed, whatever links and dots the path holds.
check::ReadFile reader_below(const std::string& script_path,
                             const std::vector<std::string>& allowed = {});

/// Writes beside the target and renames, so that a reader sees the old file or the new one; without
/// `finish` there is nothing left of it. What is no file, such as a pipe or /dev/null, is written
/// to as it is. Each says what went wrong, or nothing.
class WholeFile {
 public:
  /// Results are for everybody to read, as other tools write them.
  explicit WholeFile(std::string path, unsigned mode = 0644)
      : path_(std::move(path)), mode_(mode) {}
  ~WholeFile();
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;

  std::optional<std::string> open();
  std::optional<std::string> append(std::string_view text);
  std::optional<std::string> finish();

 private:
  std::string path_;
  unsigned mode_;
  std::string temporary_;  ///< empty where there is none, as for devices
  int file_ = -1;
};

/// The whole text at once.
std::optional<std::string> write_whole(const std::string& path, const std::string& text);
/// The same for a file that exists: its permissions stay, and a link to it stays a link.
std::optional<std::string> rewrite_whole(const std::string& path, const std::string& text);

/// For a program that ends early: removes what is half written, and lets nothing be written any
/// more.
void abandon_files();

/// The scripts that are meant: files as they are given, and of folders all `.ent` files below them,
/// in the order of their names. `problem` where a folder cannot be read.
struct ScriptPaths {
  std::vector<std::string> paths;
  std::optional<std::string> problem;
};
ScriptPaths scripts_of(const std::vector<std::string>& files_and_folders);

}  // namespace entente
