// What may stand where the parser is: the words that are legal there as words, and whether a name
// or a value would do. Completion and "did you mean" offer nothing else.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "EntenteParser.h"
#include "syntax/tokens.h"

namespace entente::syntax {

using Parser = grammar::EntenteParser;

struct Expected {
  std::set<std::size_t> tokens;  ///< without those that only a name or a value would begin with
  bool name = false;
  bool value = false;

  bool has(std::size_t type) const { return tokens.count(type) > 0; }
  /// The words of the language among the tokens, in the order of the grammar.
  std::vector<std::string> words() const;
};

Expected expected_at(Parser& parser);

}  // namespace entente::syntax
