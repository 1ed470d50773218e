// `entente explain`: what a code of a diagnostic means.
#pragma once

#include <string>

#include "cli/explain_code.h"

namespace entente {

struct ExplainOptions {
  std::string subject;
  PageFormat format = PageFormat::text;
  Colour colour = Colour::automatic;
};

CLI::App& declare_explain(CLI::App& program, ExplainOptions& options);
ExitCode execute(const ExplainOptions& options);

}  // namespace entente
