// What the targets have in common: an input as a script, and a world without files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "session/session.h"
#include "support/assert.h"

namespace entente::fuzz {

inline const bool findings_are_kept = (abort_where_an_assertion_fails(), true);

inline std::string text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Every file has the same text; folders there are none.
inline check::ReadFile files_that_say(std::string text) {
  check::ReadFile reader = [text](const std::string& path) -> check::FileText {
    return {text, path, ""};
  };
  reader.find_folder = [](const std::string&) -> check::FolderPath {
    return {std::nullopt, "there are no folders here"};
  };
  return reader;
}

}  // namespace entente::fuzz
