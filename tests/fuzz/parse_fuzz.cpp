// libFuzzer entry: any bytes, parsed. Build with clang and -DENTENTE_FUZZ=ON; seeds are the
// examples.
#include <cstddef>
#include <cstdint>
#include <string>

#include "syntax/parser.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  entente::Sources sources;
  entente::Diagnostics diagnostics;
  const entente::SourceId source =
      sources.add("fuzz.ent", std::string(reinterpret_cast<const char*>(data), size));
  entente::parse(source, sources, diagnostics);
  return 0;
}
