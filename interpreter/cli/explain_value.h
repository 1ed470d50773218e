// `entente explain FILE VALUE`: why a value is what it is.
#pragma once

#include "cli/explain.h"

namespace entente {

ExitCode explain_value(const ExplainOptions& options);

}  // namespace entente
