// The currencies of ISO 4217: which words are money.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// True of a code in force, such as `EUR`, and of those given up since 2020: money has a year.
bool is_currency(std::string_view code);

std::vector<std::string> currencies();

}  // namespace entente
