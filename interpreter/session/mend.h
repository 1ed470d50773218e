// `entente check --fix`: the edits of which nothing else can have been meant, applied to a script.
#pragma once

#include <string>
#include <vector>

#include "check/context.h"
#include "diagnostics/diagnostic.h"

namespace entente {

struct Mending {
  std::string text;                ///< of the script, as it is now
  std::vector<std::string> edits;  ///< "4:7: write `==`", in the order in which they were applied
};

/// Applies the certain fixes of the script's own diagnostics, again and again as long as there are
/// some: a text that parses uncovers what could not be seen before. An edit after which the text no
/// longer parses, or has more errors, is left out. Files that the script names are not touched.
Mending mend_script(const std::string& name, std::string text, const check::ReadFile& read_file);

}  // namespace entente
