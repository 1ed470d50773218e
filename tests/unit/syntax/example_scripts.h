// The scripts in examples/, as texts.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "files.h"
#include "places.h"

namespace entente::test {

struct ExampleScript {
  std::string name;
  std::string text;
};

inline std::vector<ExampleScript> example_scripts() {
  std::vector<ExampleScript> result;
  const std::filesystem::path folder = project_folder() / "examples";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".ent")
      result.push_back({entry.path().lexically_relative(folder), text_of(entry.path())});
  }
  std::sort(result.begin(), result.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  return result;
}

}  // namespace entente::test
