// Any bytes, checked and balanced; what is found is rendered as well.
#include "diagnostics/render_text.h"
#include "input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  entente::Session session(entente::SessionOptions{});
  session.check("fuzz.ent", entente::fuzz::text_of(data, size),
                entente::fuzz::files_that_say("of,CN,JP\ntin,60%,40%\n"));
  for (const entente::Diagnostic& diagnostic : session.diagnostics().all())
    entente::render_text(diagnostic, session.sources(), entente::TextStyle{});
  return 0;
}
