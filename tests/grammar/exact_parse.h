// Parses tokens with exact ambiguity detection and counts what the parser reports about its own
// decisions.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "EntenteParser.h"
#include "antlr4-runtime.h"

namespace entente::grammar {

using Tokens = std::vector<std::unique_ptr<antlr4::Token>>;

class Findings : public antlr4::BaseErrorListener {
 public:
  std::size_t ambiguities = 0;
  std::size_t full_contexts = 0;
  std::size_t errors = 0;
  std::string first;  ///< what was reported first, with the tokens before it

  bool clean() const { return ambiguities + full_contexts + errors == 0; }

  void syntaxError(antlr4::Recognizer* /*recognizer*/, antlr4::Token* token, std::size_t /*line*/,
                   std::size_t /*column*/, const std::string& message,
                   std::exception_ptr /*error*/) override {
    ++errors;
    if (first.empty()) first = message + " at line " + std::to_string(token->getLine());
  }
  void reportAmbiguity(antlr4::Parser* parser, const antlr4::dfa::DFA& /*dfa*/, std::size_t begin,
                       std::size_t end, bool /*exact*/, const antlrcpp::BitSet& /*alternatives*/,
                       antlr4::atn::ATNConfigSet* /*configurations*/) override {
    ++ambiguities;
    note("ambiguous:", *parser, begin, end);
  }
  void reportAttemptingFullContext(antlr4::Parser* parser, const antlr4::dfa::DFA& /*dfa*/,
                                   std::size_t begin, std::size_t end,
                                   const antlrcpp::BitSet& /*alternatives*/,
                                   antlr4::atn::ATNConfigSet* /*configurations*/) override {
    ++full_contexts;
    note("full context:", *parser, begin, end);
  }

 private:
  void note(const std::string& what, antlr4::Parser& parser, std::size_t begin, std::size_t end) {
    if (!first.empty()) return;
    first = what;
    for (std::size_t i = begin > 6 ? begin - 6 : 0; i <= end; ++i) {
      const std::size_t type = parser.getTokenStream()->get(i)->getType();
      first += " " + parser.getVocabulary().getDisplayName(type);
    }
  }
};

/// As a whole script. The tokens end with EOF.
inline void parse_exactly(Tokens tokens, Findings& findings) {
  antlr4::ListTokenSource source(std::move(tokens));
  antlr4::CommonTokenStream stream(&source);
  EntenteParser parser(&stream);
  parser.removeErrorListeners();
  parser.addErrorListener(&findings);
  parser.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(
      antlr4::atn::PredictionMode::LL_EXACT_AMBIG_DETECTION);
  parser.script();
}

}  // namespace entente::grammar
