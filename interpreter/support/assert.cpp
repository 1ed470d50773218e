#include "support/assert.h"

#include <cstdio>
#include <cstdlib>

namespace entente {

void assertion_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "entente: internal error: %s does not hold (%s:%d); please report it\n",
               condition, file, line);
#ifdef ENTENTE_FUZZED
  std::abort();  // which a fuzzer takes for a finding, and keeps the input
#else
  std::_Exit(70);
#endif
}

}  // namespace entente
