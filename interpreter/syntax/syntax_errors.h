// The mistakes of one text, kept readable: one a line and twenty a run, because what follows a
// mistake is mostly its consequence.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>

#include "diagnostics/diagnostics.h"

namespace entente::syntax {

inline constexpr std::size_t max_syntax_errors = 20;

class SyntaxErrors {
 public:
  /// Says nothing where the mistake itself was not admitted.
  class Details {
   public:
    Details() = default;
    explicit Details(Diagnostics::Details details) : details_(details) {}
    Details& here(std::string text);
    Details& label(Span span, std::string text);
    Details& note(std::string text);
    Details& help(std::string text);
    /// An edit that is surely what was meant.
    Details& mend(Span span, std::string replacement, std::string description);
    /// An edit that may be what was meant.
    Details& propose(Span span, std::string replacement, std::string description);

   private:
    std::optional<Diagnostics::Details> details_;
  };

  SyntaxErrors(const Sources& sources, Diagnostics& diagnostics)
      : sources_(sources), diagnostics_(diagnostics) {}

  template <typename... Args>
  Details report(Span span, const Kind<Args...>& kind, const std::type_identity_t<Args>&... args) {
    if (!admits(span)) return {};
    return Details(diagnostics_.report(span, kind, args...));
  }

  bool any() const { return !lines_.empty(); }

 private:
  bool admits(Span span);

  const Sources& sources_;
  Diagnostics& diagnostics_;
  std::set<std::size_t> lines_;
};

}  // namespace entente::syntax
