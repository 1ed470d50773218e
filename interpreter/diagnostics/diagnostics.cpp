#include "diagnostics/diagnostics.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace entente {

Diagnostics::Details& Diagnostics::Details::here(std::string text) {
  diagnostic_.labels.front().text = std::move(text);
  return *this;
}

Diagnostics::Details& Diagnostics::Details::label(Span span, std::string text) {
  if (span.valid()) diagnostic_.labels.push_back({span, std::move(text), false});
  return *this;
}

Diagnostics::Details& Diagnostics::Details::note(std::string text) {
  diagnostic_.notes.push_back(std::move(text));
  return *this;
}

Diagnostics::Details& Diagnostics::Details::help(std::string text) {
  diagnostic_.helps.push_back(std::move(text));
  return *this;
}

Diagnostics::Details& Diagnostics::Details::fix(Span span, std::string replacement,
                                                std::string description,
                                                Applicability applicability) {
  diagnostic_.fixes.push_back(
      {span, std::move(replacement), std::move(description), applicability});
  return *this;
}

bool Diagnostics::has_errors() const { return count(Severity::error) > 0; }

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(std::count_if(
      all_.begin(), all_.end(), [&](const Diagnostic& d) { return d.severity == severity; }));
}

void Diagnostics::sort() {
  using Finding =
      std::tuple<std::string_view, std::size_t, std::uint32_t, std::uint32_t, std::string>;
  std::set<Finding> said;
  std::erase_if(all_, [&](const Diagnostic& d) {
    return !said.insert({d.code, d.span().source.value, d.span().begin, d.span().end, d.message})
                .second;
  });
  std::stable_sort(all_.begin(), all_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    const Span x = a.span();
    const Span y = b.span();
    return std::tuple(x.source.value, x.begin) < std::tuple(y.source.value, y.begin);
  });
}

void Diagnostics::drop_warnings_of_library(const Sources& sources) {
  std::erase_if(all_, [&](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::warning && diagnostic.span().valid() &&
           sources.is_library(diagnostic.span().source);
  });
}

void Diagnostics::turn_warnings_into_errors() {
  for (Diagnostic& diagnostic : all_) diagnostic.severity = Severity::error;
}

}  // namespace entente
