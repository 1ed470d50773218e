// An input by its words, as far as what a conversation adds to the language asks for them:
// `EXPR in NAME`. Any bytes will do.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct InputPart {
  enum class Kind { word, quoted_name, text, comment, blank, sign };
  Kind kind = Kind::sign;
  std::string_view text;
};
/// All of the input, in its order.
std::vector<InputPart> parts_of(std::string_view input);

std::string without_comments(std::string_view input);
/// A name in back-quotes without them.
std::string without_quotes(std::string_view name);

/// `EXPR in NAME, …`: no names where the input does not end so.
struct AskedIn {
  std::string expression;
  std::vector<std::string> names;
};
AskedIn split_names(const std::string& input);

}  // namespace entente
