// Any bytes, parsed.
#include "input.h"
#include "syntax/parser.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  entente::Sources sources;
  entente::Diagnostics diagnostics;
  entente::parse(sources.add("fuzz.ent", entente::fuzz::text_of(data, size)), sources, diagnostics);
  return 0;
}
