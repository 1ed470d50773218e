// The program in a terminal that is emulated, so that a test sees what somebody at it would see.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace entente::test {

class TmuxSession {
 public:
  /// Runs the program with `arguments` in a terminal of 30 rows. `folder` is its home and its
  /// current folder, and is there longer than this. After the program the screen shows
  /// `[ended CODE]`, or `[suspended]` until Enter is pressed; and `[as before]` where the terminal
  /// is as it was. `variables` are words for env(1).
  TmuxSession(const std::filesystem::path& folder, const std::string& arguments,
              const std::string& variables = "", int columns = 100);
  ~TmuxSession();
  TmuxSession(const TmuxSession&) = delete;
  TmuxSession& operator=(const TmuxSession&) = delete;

  static bool available();

  /// Characters as they are.
  void type(const std::string& text) const;
  /// Keys by the names that tmux has for them, such as `Enter` or `C-c`, with spaces between.
  void press(const std::string& keys) const;
  /// All at once, marked as a paste.
  void paste(const std::string& text) const;
  /// To the program, by its name.
  void signal(const std::string& name) const;
  /// Takes the terminal away.
  void close() const;

  /// What is on the screen, without what is blank at the end.
  std::string screen() const;
  /// The same with what sets its colours.
  std::string painted_screen() const;
  /// And all that was on it before.
  std::string screen_and_above() const;
  /// True as soon as the text is on the screen; false where that takes too long.
  bool wait_for(const std::string& text) const;
  bool wait_until(const std::function<bool()>& holds) const;

 private:
  std::string tmux(const std::string& command) const;
  std::string captured(const std::string& options) const;

  std::filesystem::path folder_;
  std::filesystem::path socket_;
};

}  // namespace entente::test
