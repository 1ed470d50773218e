// The signatures of functions, taken apart: what an argument is, and which have names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "repl/known_names.h"
#include "syntax/next.h"

namespace entente {

/// `from: whom` is named "from" and stands for "whom"; `r` stands for itself and has no name.
struct SignaturePart {
  std::string label;
  std::string stands_for;
};

class Signature {
 public:
  /// Of a builtin, or of a function of the session.
  static std::optional<Signature> find(const std::string& function, const KnownNames& known);

  /// The argument that is being typed; null where there is no more.
  const SignaturePart* part(const syntax::OpenCall& call) const;
  /// "in:", "during:": what may be named besides.
  std::vector<std::string> labels() const;
  /// All of it, and what is due now; one line.
  std::string hint(const syntax::OpenCall& call) const;

 private:
  std::string text_;
  std::string gives_;  ///< the unit of its value; empty where nobody knows
  std::vector<SignaturePart> parts_;
};

/// As the table of builtins has it, in one line.
std::string one_line(std::string_view signature);

/// What stands for "r", "who" and so on; only `value` where it may be anything.
std::vector<syntax::NameKind> kinds_of_argument(const SignaturePart& part);

}  // namespace entente
