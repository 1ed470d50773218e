// Where the word begins that is being typed at the end of a text.
#pragma once

#include <cstddef>
#include <string_view>

namespace entente::syntax {

struct TypedWord {
  enum class In {
    script,
    text,    ///< between quotes; `begin` is behind the first
    nowhere  ///< in a comment or in prose
  } in = In::script;
  std::size_t begin = 0;  ///< of the word; else the end of the text
  std::size_t chain = 0;  ///< of `ban.by`
  std::size_t unit = 0;   ///< of what might be a unit: `kt/year`
};

/// `text` is well-formed UTF-8.
TypedWord typed_word(std::string_view text);

}  // namespace entente::syntax
