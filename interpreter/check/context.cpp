#include "check/context.h"

namespace entente::check {

namespace {

constexpr Kind<std::string> not_supported_yet{"E0205", Severity::error, "{} is not supported yet"};

}  // namespace

void Context::not_yet(Span span, std::string what) {
  diagnostics.report(span, not_supported_yet, what)
      .note("it is understood, but a run would not act on it; nothing is ignored silently");
}

}  // namespace entente::check
