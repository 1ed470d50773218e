// `entente doc`: the reference of the language, its functions and its units.
#pragma once

#include <string>
#include <vector>

#include "cli/common_options.h"
#include "cli/exit_code.h"

namespace entente {

struct DocOptions {
  std::vector<std::string> name;  ///< words of a name; none: an overview
  Colour colour = Colour::automatic;
  std::string out;
  enum class Format { text, markdown, json } format = Format::text;
};

CLI::App& declare_doc(CLI::App& program, DocOptions& options);
ExitCode execute(const DocOptions& options);

}  // namespace entente
