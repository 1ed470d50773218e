// The words and signs of a script as plain values, for what works on its text and not on its
// meaning, such as the formatter.
#pragma once

#include <vector>

#include "diagnostics/diagnostics.h"

namespace entente::syntax {

enum class LexemeKind {
  name,
  word,           ///< of the language, where it is no name
  reserved_word,  ///< of the language, and nowhere a name
  verb,           ///< makes a fact of the name before it
  number,
  scale,  ///< `million`
  unit,   ///< after a number or `as`
  date,
  text,
  prose,
  sign,
  row  ///< the bar that begins a row
};

struct Lexeme {
  LexemeKind kind = LexemeKind::name;
  Span span;
  bool begins = false;  ///< a newline that ends a statement or clause stands before it
};

/// Of a text that parses, in its order, without comments, documentation and the rules of tables.
std::vector<Lexeme> lexemes(SourceId source, const Sources& sources);

}  // namespace entente::syntax
