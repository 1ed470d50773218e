#include "support/assert.h"

#include <cstdio>
#include <cstdlib>

namespace entente {

namespace {

bool aborts = false;

}  // namespace

void abort_where_an_assertion_fails() { aborts = true; }

void assertion_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "entente: internal error: %s does not hold (%s:%d); please report it\n",
               condition, file, line);
  if (aborts) std::abort();
  std::_Exit(70);
}

}  // namespace entente
