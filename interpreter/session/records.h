// Recorded series as files: FOLDER/SCENARIO/NAME.csv.
#pragma once

#include <optional>
#include <string>

#include "session/session.h"

namespace entente {

/// The folder of a scenario. A name in back-quotes may hold anything: bytes that mean something in
/// a path are written as `%2F`.
std::string folder_name(const std::string& scenario);

/// Writes the series that a run recorded, for every scenario that runs; each file whole or not at
/// all. What went wrong, or nothing.
std::optional<std::string> write_records(const Result& result, const std::string& folder);

}  // namespace entente
