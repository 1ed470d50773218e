#include "cli/interrupt.h"

#include <signal.h>
#include <unistd.h>

#include <mutex>
#include <thread>
#include <utility>

#include "cli/exit_code.h"
#include "cli/output.h"
#include "session/files.h"
#include "support/direction.h"
#include "support/display_width.h"

namespace entente {

namespace {

/// What an InterruptsStop asks for; neither where there is none.
struct Asked {
  std::mutex mutex;
  std::atomic<bool>* flag = nullptr;
  std::function<void()> leave;
};

/// Lives as long as the thread that waits, which nobody joins.
Asked& asked() {
  static Asked* const the_only = new Asked;
  return *the_only;
}

/// True where the program goes on.
bool stops_instead(int signal) {
  const std::lock_guard lock(asked().mutex);
  if (signal == SIGINT && asked().flag != nullptr) {
    asked().flag->store(true);
    return true;
  }
  if (asked().leave) asked().leave();
  return false;
}

/// Those that are not ignored.
sigset_t signals_to_obey() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
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
    do {
      if (::sigwait(&signals, &signal) != 0) return;
    } while (stops_instead(signal));
    abandon_files();
    tell("entente: interrupted: " + isolate_runs(printable(what)) + "\n");
    ::_exit(static_cast<int>(ExitCode::interrupted));
  }).detach();
}

InterruptsStop::InterruptsStop(std::atomic<bool>& flag, std::function<void()> leave) {
  const std::lock_guard lock(asked().mutex);
  asked().flag = &flag;
  asked().leave = std::move(leave);
}

InterruptsStop::~InterruptsStop() {
  const std::lock_guard lock(asked().mutex);
  asked().flag = nullptr;
  asked().leave = nullptr;
}

}  // namespace entente
