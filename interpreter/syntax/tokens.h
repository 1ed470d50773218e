// The words and signs of a script: ANTLR's tokens, and what the rules of the language ask about
// them. For sources of this layer that deal with tokens only.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "EntenteLexer.h"
#include "antlr4-runtime.h"
#include "syntax/places.h"

namespace entente::syntax {

using Lexer = grammar::EntenteLexer;
using Token = antlr4::CommonToken;
using Tokens = std::vector<std::unique_ptr<antlr4::Token>>;

/// `and`, `of`, `from`, ...: never a name, except in back-quotes.
bool is_reserved(std::size_t type);
/// `let`, `shock`, ...: begins a statement.
bool is_statement_word(std::size_t type);
/// `members`, `closes`, ...: begins a clause.
bool is_clause_word(std::size_t type);
/// Any word of the language.
bool is_word(std::size_t type);
/// `makes`, `uses`, ...: makes a fact of the name before it.
bool is_fact_verb(std::size_t type);
/// A name, or a word that may stand as one.
bool may_name(std::size_t type);
bool is_opener(std::size_t type);
bool is_closer(std::size_t type);
/// Of `(`, `[`, `{`.
std::size_t closer_of(std::size_t opener);

/// How a word or sign is written; empty for what has no one spelling, such as a name.
std::string spelling(std::size_t type);

/// No space between the two.
bool touch(const antlr4::Token& first, const antlr4::Token& second);
/// In column 1, a statement word or a name with the verb of a fact behind it. Such a token begins a
/// statement whatever was left open before, so that a forgotten bracket costs one message.
bool begins_statement(const antlr4::Token& token, const antlr4::Token* next);

/// All tokens up to EOF, with their texts as they stand in the source.
Tokens raw_tokens(Lexer& lexer, const Places& places, const Sources& sources);

Span span_of(const antlr4::Token& token, const Places& places);

}  // namespace entente::syntax
