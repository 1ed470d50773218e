// The statements and clauses of the language, for `entente doc`: syntax, meaning, example. The
// whole story is in docs/language.md.
#pragma once

#include <span>
#include <string_view>

namespace entente::reference {

struct Piece {
  enum class Kind {
    head,
    declaration,
    fact,
    setting,
    shock_clause,
    agreement_clause,
    scenario,
    assertion,
    report_item,
    expression
  } kind;
  std::string_view names;   ///< by which it is found, with commas between; the first is its own
  std::string_view syntax;  ///< `[ ]` is optional, `…` repeats with commas
  std::string_view meaning;
  std::string_view example;  ///< continues the prelude of docs/language.md, unless
  bool whole = false;        ///< it is a script of its own
};

std::span<const Piece> pieces();
/// "fact", "clause of a shock"
std::string_view name_of(Piece::Kind kind);

}  // namespace entente::reference
