// The difference of two texts, line by line, as `diff -u` prints it.
#pragma once

#include <string>
#include <string_view>

namespace entente {

/// Empty where the texts are equal.
std::string unified_diff(std::string_view before, std::string_view after,
                         const std::string& before_name, const std::string& after_name);

}  // namespace entente
