#include "cli/interrupt.h"

#include <signal.h>
#include <unistd.h>

#include <thread>
#include <utility>

#include "cli/exit_code.h"
#include "cli/output.h"
#include "session/files.h"
#include "support/direction.h"
#include "support/display_width.h"

namespace entente {

namespace {

/// Those that are not ignored.
sigset_t signals_to_obey() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM}) {
    struct sigaction action {};
    if (::sigaction(signal, nullptr, &action) == 0 && action.sa_handler != SIG_IGN)
      sigaddset(&signals, signal);
  }
  return signals;
}

}  // namespace

void end_on_interrupt(std::string what) {
  const sigset_t signals = signals_to_obey();
  // Every thread inherits that they are blocked, so that only the one that waits for them gets
  // them: it may lock and write as a handler may not.
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::thread([signals, what = std::move(what)] {
    int signal = 0;
    if (::sigwait(&signals, &signal) != 0) return;
    abandon_files();
    tell("entente: interrupted: " + isolate_runs(printable(what)) + "\n");
    ::_exit(static_cast<int>(ExitCode::interrupted));
  }).detach();
}

}  // namespace entente
