// Any bytes, parsed; what parses is laid out, and must say the same and stay as it is.
#include "format/format.h"
#include "input.h"
#include "syntax/parser.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  entente::Sources sources;
  entente::Diagnostics diagnostics;
  const entente::SourceId source = sources.add("fuzz.ent", entente::fuzz::text_of(data, size));
  entente::parse(source, sources, diagnostics);
  if (diagnostics.has_errors()) return 0;
  const std::string once = entente::format::format_script(source, sources);
  const entente::SourceId second = sources.add("once.ent", once);
  if (!entente::format::same_words(source, second, sources)) __builtin_trap();
  if (entente::format::format_script(second, sources) != once) __builtin_trap();
  return 0;
}
