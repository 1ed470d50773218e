// What `--version` says: of which sources, with what, and for which machines the program was built.
// Nothing in it depends on when or where.
#pragma once

#include <string>

namespace entente {

/// Several lines; the first is the name and the version.
std::string build_facts();

}  // namespace entente
