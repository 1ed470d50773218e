// Any bytes as the file of a table.
#include "diagnostics/render_text.h"
#include "input.h"

namespace {

constexpr const char* script = R"(time 2026-01 to 2026-03 by month
country CN
country JP
country ROW
resource tin in t
world mines 100 t/year of tin  assumed "invented"
ROW uses rest of tin
table mines from "figures.csv"  assumed "invented"
)";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  entente::Session session(entente::SessionOptions{});
  session.check("fuzz.ent", script,
                entente::fuzz::files_that_say(entente::fuzz::text_of(data, size)));
  for (const entente::Diagnostic& diagnostic : session.diagnostics().all())
    entente::render_text(diagnostic, session.sources(), entente::TextStyle{});
  return 0;
}
