// The settings of an engine, by their names.
#pragma once

#include <string>
#include <vector>

namespace entente::check {

const std::vector<std::string>& engine_setting_names();

}  // namespace entente::check
