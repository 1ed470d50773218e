// Any bytes, as what somebody types in a conversation: every line to its completion, every input to
// its answer. Nothing is simulated, as though each run were stopped: those are run_fuzz's.
#include <algorithm>
#include <atomic>

#include "input.h"
#include "repl/repl.h"

namespace {

const std::atomic<bool> stopped = true;

/// Commands that leave the conversation for files of this machine.
bool leaves(const std::string& input) {
  return input.starts_with(":save") || input.starts_with(":load");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = entente::fuzz::text_of(data, size);
  entente::DeskOptions options;
  options.stop = &stopped;
  entente::Repl repl(options);
  std::string input;
  for (std::size_t at = 0; at < text.size() && !repl.ended();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    input += (input.empty() ? "" : "\n") + text.substr(at, end - at);
    at = end + 1;
    repl.complete(input);
    if (at < text.size() && entente::is_unfinished(input)) continue;
    if (!leaves(input)) repl.answer(input);
    input.clear();
  }
  return 0;
}
