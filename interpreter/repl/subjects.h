// What a statement is about: in a conversation a statement takes the place of the one that says
// something of the same.
#pragma once

#include <string>

#include "diagnostics/source.h"
#include "syntax/ast.h"

namespace entente {

struct Subject {
  std::string key;     ///< the same for statements that replace each other
  std::string called;  ///< "shock `ban`", "what CN makes of magnets"
  std::string name;    ///< that it declares, or empty
};

Subject subject_of(const syntax::Statement& statement, const syntax::Ast& ast,
                   const Sources& sources);

}  // namespace entente
