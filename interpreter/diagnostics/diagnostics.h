// The sink that every phase reports to.
#pragma once

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.h"

namespace entente {

class Diagnostics {
 public:
  /// Adds labels, notes and fixes to the diagnostic just reported. Valid until the next report.
  class Details {
   public:
    explicit Details(Diagnostic& diagnostic) : diagnostic_(diagnostic) {}
    /// The text under the primary span.
    Details& here(std::string text);
    Details& label(Span span, std::string text);
    Details& note(std::string text);
    Details& help(std::string text);
    Details& fix(Span span, std::string replacement, std::string description,
                 Applicability applicability = Applicability::possible);

   private:
    Diagnostic& diagnostic_;
  };

  template <typename... Args>
  Details report(Span span, const Kind<Args...>& kind, const std::type_identity_t<Args>&... args) {
    Diagnostic diagnostic;
    diagnostic.code = kind.code;
    diagnostic.severity = kind.severity;
    diagnostic.message =
        fmt::vformat(fmt::string_view(kind.message), fmt::make_format_args(args...));
    diagnostic.labels.push_back({span, "", true});
    all_.push_back(std::move(diagnostic));
    return Details(all_.back());
  }

  bool has_errors() const;
  std::size_t count(Severity severity) const;
  const std::vector<Diagnostic>& all() const { return all_; }
  /// Stable order of the reader's eye: by source, then by place. The same finding at the same place
  /// is kept once: the body of a function is read at every call.
  void sort();
  /// Leaves out warnings of the standard library, which its reader cannot mend.
  void drop_warnings_of_library(const Sources& sources);
  /// `--strict`: what was a warning fails the script.
  void turn_warnings_into_errors();

 private:
  std::vector<Diagnostic> all_;
};

}  // namespace entente
