#include "tmux_session.h"

#include <chrono>
#include <fstream>
#include <thread>

#include "places.h"
#include "shell.h"

namespace entente::test {

namespace {

/// Machines are slow at times.
constexpr std::chrono::seconds patience{30};
constexpr std::chrono::milliseconds pause{20};

std::string quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

}  // namespace

TmuxSession::TmuxSession(const std::filesystem::path& folder, const std::string& arguments,
                         const std::string& variables, int columns)
    : folder_(folder) {
  // A server takes a while to go, and another on its socket would go with it.
  static int sessions = 0;
  socket_ = folder_ / ("tmux" + std::to_string(++sessions));
  // With jobs of its own the shell gets none of the program's signals, and knows of a job that is
  // suspended. The last command keeps the screen.
  std::ofstream(folder_ / "session.sh")
      << "set -m\n"
      << "cd " << quoted(folder_.string()) << "\n"
      << "unset NO_COLOR CLICOLOR_FORCE EDITRC\n"
      << "export LC_ALL=C.UTF-8 HOME=$PWD XDG_STATE_HOME=$PWD/state\n"
      << "tell() { echo \"[$1]\"; stty -a | grep -q ' icanon' && echo '[as before]'; }\n"
      << "env " << variables << " " << quoted(program_file().string()) << " " << arguments << "\n"
      << "code=$?\n"
      << "while [ $code = 148 ]; do tell suspended; read -r line; fg; code=$?; done\n"
      << "tell \"ended $code\"\n"
      << "exec sleep 600\n";
  std::ofstream(folder_ / "tmux.conf") << "set -g history-limit 10000\n";
  tmux("-f " + quoted((folder_ / "tmux.conf").string()) + " -u new-session -d -x " +
       std::to_string(columns) + " -y 30 " +
       quoted("sh " + quoted((folder_ / "session.sh").string())));
}

TmuxSession::~TmuxSession() { close(); }

bool TmuxSession::available() { return in_shell("command -v tmux").code == 0; }

std::string TmuxSession::tmux(const std::string& command) const {
  return in_shell("tmux -S " + quoted(socket_.string()) + " " + command).output;
}

void TmuxSession::type(const std::string& text) const { tmux("send-keys -l -- " + quoted(text)); }

void TmuxSession::press(const std::string& keys) const { tmux("send-keys " + keys); }

void TmuxSession::paste(const std::string& text) const {
  tmux("set-buffer -- " + quoted(text));
  tmux("paste-buffer -p");
}

void TmuxSession::signal(const std::string& name) const {
  const std::string shell = tmux("display-message -p '#{pane_pid}'");
  const std::string pid = shell.substr(0, shell.find('\n'));
  in_shell("kill -" + name + " $(cat /proc/" + pid + "/task/" + pid + "/children)");
}

void TmuxSession::close() const { tmux("kill-server"); }

std::string TmuxSession::captured(const std::string& options) const {
  std::string text = tmux("capture-pane -p " + options);
  text.erase(text.find_last_not_of(" \n") + 1);
  return text;
}

std::string TmuxSession::screen() const { return captured(""); }

std::string TmuxSession::painted_screen() const { return captured("-e"); }

std::string TmuxSession::screen_and_above() const { return captured("-S -"); }

bool TmuxSession::wait_for(const std::string& text) const {
  return wait_until([&] { return screen().find(text) != std::string::npos; });
}

bool TmuxSession::wait_until(const std::function<bool()>& holds) const {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (!holds()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(pause);
  }
  return true;
}

}  // namespace entente::test
