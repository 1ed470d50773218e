// JSON values as text: two spaces of indent, lists of plain values on one line, numbers as the
// shortest decimals that read back as the same double.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace entente {

using Json = nlohmann::ordered_json;

std::string to_text(const Json& value);

}  // namespace entente
