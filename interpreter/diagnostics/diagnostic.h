// One finding about the user's text, as data: what, where, why, and how to mend it. Rendering is
// elsewhere.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/source.h"

namespace entente {

enum class Severity { error, warning };

struct SpanLabel {
  Span span;
  std::string text;
  bool primary = false;
};

/// `certain` fixes may be applied by a machine; `possible` ones are for the reader to judge.
enum class Applicability { certain, possible };

/// Replace the bytes of `span` by `replacement`; an empty span inserts.
struct Fix {
  Span span;
  std::string replacement;
  std::string description;
  Applicability applicability = Applicability::possible;
};

struct Diagnostic {
  std::string_view code;
  Severity severity = Severity::error;
  std::string message;
  std::vector<SpanLabel> labels;   ///< the primary one first
  std::vector<std::string> notes;  ///< why
  std::vector<std::string> helps;  ///< what to do, where no edit can be given
  std::vector<Fix> fixes;

  Span span() const { return labels.empty() ? Span{} : labels.front().span; }
};

/// A kind of diagnostic: its stable code and its wording, typed by what the wording needs. Kinds
/// are declared above the function that reports them and listed in kinds.def.
template <typename... Args>
struct Kind {
  std::string_view code;
  Severity severity;
  fmt::format_string<Args...> message;
};

}  // namespace entente
