// What tests of sessions at a terminal share: a folder of their own, and keys with what is on the
// screen after them.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <iterator>
#include <string>

#include "files.h"
#include "tmux_session.h"

namespace entente::test {

struct AtTheTerminal : testing::Test {
  TemporaryFolder temporary;
  const std::filesystem::path& folder = temporary.path();

  void SetUp() override {
    ASSERT_TRUE(TmuxSession::available())
        << "the terminal is emulated by tmux, which is not installed: `apt-get install tmux`, or "
           "`./dev test`, which installs it";
  }
  std::size_t journals() const {
    const std::filesystem::path all = folder / "state" / "entente" / "journals";
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(all), {}));
  }
};

#define EXPECT_SHOWN(terminal, text) \
  EXPECT_TRUE((terminal).wait_for(text)) << "not shown: " << (text) << "\n" << (terminal).screen()

/// A prompt, with nothing behind it.
inline void wait_for_prompt(const TmuxSession& terminal) {
  EXPECT_TRUE(terminal.wait_until([&] {
    const std::string screen = terminal.screen();
    return screen == ">" || screen.ends_with("\n>");
  })) << terminal.screen();
}

/// A prompt as above, or one for a further line.
inline bool wait_for_any_prompt(const TmuxSession& terminal) {
  return terminal.wait_until([&] {
    const std::string screen = terminal.screen();
    return screen.ends_with("\n>") || screen.ends_with("\n…");
  });
}

/// A line at a prompt, until there is another; `key` ends it.
inline void say(const TmuxSession& terminal, const std::string& line,
                const std::string& key = "Enter") {
  terminal.type(line);
  // What is typed while something is worked out is shown twice.
  const std::string seen = line.substr(0, line.find_last_not_of(' ') + 1);
  EXPECT_TRUE(terminal.wait_until([&] { return terminal.screen().ends_with(" " + seen); }))
      << line << "\n"
      << terminal.screen();
  terminal.press(key);
  EXPECT_TRUE(wait_for_any_prompt(terminal)) << line << "\n" << terminal.screen();
}

inline void enter(const TmuxSession& terminal, const std::string& text) {
  terminal.type(text);
  terminal.press("Enter");
}

}  // namespace entente::test
