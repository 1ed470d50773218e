#include "places.h"

namespace entente::test {

const std::filesystem::path& project_folder() {
  static const std::filesystem::path folder = ENTENTE_SOURCE_DIR;
  return folder;
}

const std::filesystem::path& tests_folder() {
  static const std::filesystem::path folder = project_folder() / "tests";
  return folder;
}

const std::filesystem::path& program_file() {
  static const std::filesystem::path file = ENTENTE_PROGRAM;
  return file;
}

}  // namespace entente::test
