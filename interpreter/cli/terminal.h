// A line editor at a terminal: inputs of one line or several, with history and completion. Keys are
// those of Emacs, unless ~/.editrc says otherwise.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/text_style.h"
#include "repl/completion.h"

namespace entente {

struct TerminalOptions {
  std::string prompt = "> ";
  std::string continuation = "… ";
  std::filesystem::path history;  ///< a file; empty where none is kept
  TextStyle style;
};

class Terminal {
 public:
  /// What is asked while an input is typed.
  struct Questions {
    /// Whether the input goes on in another line. `next_line` is empty where nobody knows it yet.
    std::function<bool(const std::string& text, const std::string& next_line)> unfinished;
    /// Whether what is pasted is one input, though it could be read as several.
    std::function<bool(const std::string& text)> is_script;
    /// How the input may go on; `text` is that up to the cursor.
    std::function<Candidates(const std::string& text)> complete;
  };

  /// Standard input and standard output are a terminal.
  explicit Terminal(TerminalOptions options);
  ~Terminal();

  /// The next input that is not blank; nothing where somebody ended it, or where there is no
  /// terminal any more.
  std::optional<std::string> read(const Questions& questions);
  /// Forgets the lines of a paste that were not read yet.
  void drop_pasted();
  /// Nobody ended the input: the terminal went away.
  bool lost() const;
  /// Leaves the terminal as it was found; from any thread, and once for all.
  void give_back();

 private:
  class Editor;
  std::unique_ptr<Editor> editor_;
};

}  // namespace entente
