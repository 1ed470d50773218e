#include "check/context.h"

#include <algorithm>

namespace entente::check {

namespace {

constexpr Kind<std::string> not_supported_yet{"E0205", Severity::error, "{} is not supported yet"};

}  // namespace

void Context::use_units(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("/."), text.size());
    const auto place = declared_units.find(text.substr(0, end));
    if (place != declared_units.end()) uses.add(place->second);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void Context::not_yet(Span span, std::string what) {
  diagnostics.report(span, not_supported_yet, what)
      .note("it is understood, but a run would not act on it; nothing is ignored silently");
}

}  // namespace entente::check
