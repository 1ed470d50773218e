// A conversation about a script: statements change it, expressions and `:` commands ask it.
// Whatever is wrong with an input, nothing that was said before is lost.
#pragma once

#include <string>

#include "repl/completion.h"
#include "repl/desk.h"

namespace entente {

/// Whether an input wants another line, and whether a line belongs to the one before it, which
/// could end there.
bool is_unfinished(const std::string& input);
bool carries_on(const std::string& line);
/// Several statements, which may speak of each other in any order.
bool is_script(const std::string& text);

class Repl {
 public:
  explicit Repl(DeskOptions options) : desk_(new_desk(std::move(options))) {}

  /// What is said to a whole input: statements, an expression or a command.
  Reply answer(const std::string& input);
  /// An input of another conversation, taken in again; its questions are not answered.
  Reply repeat(const std::string& input);
  /// The first script as `:load` does, others beside it.
  Reply open(const std::string& file);

  /// `text` is the input up to the cursor.
  Candidates complete(const std::string& text);
  bool ended() const { return desk_.ended; }
  const Workbench::Work& work() const { return desk_.workbench.work(); }

 private:
  Reply respond(const std::string& input);

  Desk desk_;
};

}  // namespace entente
