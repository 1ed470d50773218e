// The outside world: reading scripts and the files that they name, and writing results whole or not
// at all.
#pragma once

#include <optional>
#include <string>

#include "check/context.h"

namespace entente {

/// The largest file that is read.
inline constexpr std::size_t max_file_bytes = 64U << 20U;

/// Reads a file, or standard input for `-`.
check::FileText read_file(const std::string& path);

/// Reads what a script names: only files and folders below the script's own folder, whatever links
/// and dots the path holds.
check::ReadFile reader_below(const std::string& script_path);

/// Writes beside the target and renames, so that a reader sees the old file or the new one. What
/// went wrong, or nothing.
std::optional<std::string> write_whole(const std::string& path, const std::string& text);

}  // namespace entente
