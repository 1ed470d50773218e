#include "cli/build_facts.h"

#include <fmt/format.h>

#include "support/version.h"

namespace entente {

std::string build_facts() {
  // CMakeLists.txt gives the texts.
  return fmt::format(
      "entente {}\n"
      "commit             {}\n"
      "compiler           {}\n"
      "build              {}\n"
      "libraries          {}\n"
      "instruction sets   {}",
      program_version, ENTENTE_COMMIT, ENTENTE_COMPILER, ENTENTE_BUILD, ENTENTE_LIBRARIES,
      ENTENTE_INSTRUCTION_SETS);
}

}  // namespace entente
