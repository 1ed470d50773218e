// `entente explain CODE`: what a code of a diagnostic means; `entente explain FILE VALUE`: why a
// value is what it is.
#pragma once

#include <string>

#include "cli/common_options.h"
#include "cli/exit_code.h"

namespace entente {

struct ExplainOptions : ScriptOptions {  ///< `file` may be a code
  std::string value;                     ///< empty: of a code
  std::string scenario;                  ///< empty: the last one that runs
  std::string period;                    ///< empty: the one that says most
  enum class Format { text, markdown, json } format = Format::text;
};

CLI::App& declare_explain(CLI::App& program, ExplainOptions& options);
ExitCode execute(const ExplainOptions& options);

}  // namespace entente
