// How the parser goes on after a mistake: by lines. No token is invented or deleted; what follows a
// mistake is skipped up to the next newline, `;`, row of the table, or the `}` of this block. A
// statement in column 1 inside a block means that the block was never closed: one message at its
// brace, and parsing goes on with that statement.
#pragma once

#include "syntax/expected.h"
#include "syntax/syntax_errors.h"

namespace entente::syntax {

class ErrorStrategy : public antlr4::DefaultErrorStrategy {
 public:
  ErrorStrategy(const Places& places, SyntaxErrors& errors) : places_(places), errors_(errors) {}

  void reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) override;
  antlr4::Token* recoverInline(antlr4::Parser* parser) override;
  void sync(antlr4::Parser* parser) override;
  void recover(antlr4::Parser* parser, std::exception_ptr error) override;

  /// True from the first mistake on, whether or not it was shown.
  bool has_reported() const { return has_reported_; }

 protected:
  /// `here` is the first token that does not fit.
  virtual void report(antlr4::Parser& parser, antlr4::Token& here);
  /// The decisions that the parser has made at this token.
  const std::vector<ParserPlace>& passed(const antlr4::Token& here);

 private:
  void remember_place(antlr4::Parser& parser);

  const Places& places_;
  SyntaxErrors& errors_;
  std::vector<ParserPlace> passed_;
  std::size_t passed_at_ = 0;  ///< the token of these
  bool has_reported_ = false;
  bool unwinding_ = false;  ///< out of an unclosed block, up to the script
};

}  // namespace entente::syntax
