#include "support/assert.h"

#include <cstdio>
#include <cstdlib>

namespace entente {

void assertion_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "entente: internal error: %s does not hold (%s:%d); please report it\n",
               condition, file, line);
  std::_Exit(70);
}

}  // namespace entente
