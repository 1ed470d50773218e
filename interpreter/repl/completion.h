// What the word at the cursor may become, and what is to be known there.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "repl/known_names.h"

namespace entente {

struct Candidate {
  std::string text;
  std::string note;  ///< "country", "keyword", the signature of a function
};

struct Candidates {
  std::size_t begin = 0;       ///< byte of the text from which a candidate takes the place of it
  std::vector<Candidate> all;  ///< the most specific first, and no text twice
  std::string hint;            ///< one line; empty where there is nothing to say
};

/// `text` is the input up to the cursor, all its lines: statements, an expression, or a command.
Candidates complete(const std::string& text, const KnownNames& known);

}  // namespace entente
