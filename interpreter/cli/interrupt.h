// What SIGINT, SIGTERM and SIGHUP do.
#pragma once

#include <atomic>
#include <functional>
#include <string>

namespace entente {

/// From now on they end the program at once, whatever it is doing: it says that it was interrupted
/// in `what`, takes away files that are half written, and ends with ExitCode::interrupted. To be
/// called before there are other threads. A signal that whoever started the program has it ignore
/// stays ignored.
void end_on_interrupt(std::string what);

/// While it lives, SIGINT sets a flag, and the program goes on. What still ends the program calls
/// `leave` before, in a thread of its own. There is one of these at a time.
class InterruptsStop {
 public:
  InterruptsStop(std::atomic<bool>& flag, std::function<void()> leave);
  ~InterruptsStop();
  InterruptsStop(const InterruptsStop&) = delete;
  InterruptsStop& operator=(const InterruptsStop&) = delete;
};

}  // namespace entente
