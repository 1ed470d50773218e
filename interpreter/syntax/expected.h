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

/// A rule of the grammar, and what there is of it so far: null where it would only begin.
struct Frame {
  std::size_t rule;
  antlr4::ParserRuleContext* context;
};
/// Where a name, a value or a text would stand: in these rules, the innermost first.
struct Opening {
  enum class For { name, value, text } what;
  std::vector<Frame> frames;
};

struct Expected {
  std::set<std::size_t> tokens;  ///< without those that only a name or a value would begin with
  bool name = false;
  bool value = false;
  std::vector<Opening> openings;

  bool has(std::size_t type) const { return tokens.count(type) > 0; }
  /// The words of the language among the tokens, in the order of the grammar.
  std::vector<std::string> words() const;
};

/// A place in the parser's automaton, within the rules that are open there.
struct ParserPlace {
  antlr4::ParserRuleContext* context;
  std::size_t state;
};

/// What may stand at the parser's token; `passed` are the places where it has already given up on
/// something optional. Where a name or a value must stand, only that.
Expected expected_at(Parser& parser, const std::vector<ParserPlace>& passed);
/// The same with all that may stand before it.
Expected all_expected_at(Parser& parser, const std::vector<ParserPlace>& passed);

}  // namespace entente::syntax
