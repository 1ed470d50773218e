// Where the tests find the project and its program. Only places.cpp is compiled with these paths,
// so that a compiler cache serves every other test in every clone.
#pragma once

#include <filesystem>

namespace entente::test {

const std::filesystem::path& project_folder();  ///< the root of the repository
const std::filesystem::path& tests_folder();
const std::filesystem::path& program_file();  ///< the built `entente`

}  // namespace entente::test
