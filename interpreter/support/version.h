// The version that `--version` and every report give.
#pragma once

#include <string_view>

namespace entente {

inline constexpr std::string_view program_version = "0.1.0";

}  // namespace entente
