// ENTENTE_ASSERT: for our own faults only; a fault of the user's text is a diagnostic.
#pragma once

namespace entente {

/// Prints what failed and leaves with exit code 70, "our own fault".
[[noreturn]] void assertion_failed(const char* condition, const char* file, int line);

/// From now on it ends by a signal, which a fuzzer takes for a finding, so that it keeps the input.
void abort_where_an_assertion_fails();

}  // namespace entente

#define ENTENTE_ASSERT(condition) \
  ((condition) ? static_cast<void>(0) : ::entente::assertion_failed(#condition, __FILE__, __LINE__))
