// One test for every recorded case: whatever folders lie below tests/reference/…, so that a case is
// added by putting it there.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "places.h"

namespace entente {

/// The folders of `collection`, in the order of their names.
inline std::vector<std::filesystem::path> recorded_cases(const std::string& collection) {
  std::vector<std::filesystem::path> folders;
  const std::filesystem::path root = test::tests_folder() / "reference" / collection;
  for (const auto& entry : std::filesystem::directory_iterator(root)) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

/// A case that cannot be read fails, and says why.
class RecordedCaseTest : public testing::Test {
 public:
  explicit RecordedCaseTest(std::filesystem::path folder) : folder_(std::move(folder)) {}

  void TestBody() final {
    try {
      compare();
    } catch (const std::exception& error) {
      FAIL() << folder_.string() << ": " << error.what();
    }
  }

 protected:
  virtual void compare() = 0;

  const std::filesystem::path folder_;
};

/// Registers a `Case` for each folder of the collection; true where there is one.
template <typename Case>
bool register_cases(const std::string& collection, const char* suite, const char* file, int line) {
  const std::vector<std::filesystem::path> folders = recorded_cases(collection);
  for (const std::filesystem::path& folder : folders) {
    testing::RegisterTest(suite, folder.filename().string().c_str(), nullptr, nullptr, file, line,
                          [folder]() -> testing::Test* { return new Case(folder); });
  }
  return !folders.empty();
}

}  // namespace entente
