// What lies before the two sides of a conversation: what was said, what it comes to, and how
// answers are to be given.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnostics/text_style.h"
#include "repl/book.h"
#include "repl/workbench.h"
#include "report/dot_canvas.h"

namespace entente {

struct DeskOptions {
  std::vector<std::string> allow_read = {};  ///< folders that scripts may read too
  bool strict = false;
  bool quiet = false;  ///< no warnings
  std::size_t threads = 1;
  TextStyle style = {};
  Dots dots = Dots::braille;    ///< of charts
  engine::Stop stop = nullptr;  ///< set from outside, ends what is simulated
};

/// What is said to an input.
struct Reply {
  std::string text = {};
  bool wrong = false;   ///< the input was
  bool failed = false;  ///< an assertion was judged, and fails
};

struct Desk {
  DeskOptions options;
  Book book;
  Workbench workbench;
  std::string folder = {};                   ///< that `workbench` reads files below
  std::vector<std::string> focus = {};       ///< scenarios that answers are for; none: the last
  std::string language = {};                 ///< of labels; empty: their first
  std::string last_value = {};               ///< the expression that `ans` stands for
  std::optional<std::string> supposed = {};  ///< the last `what if`
  std::size_t inputs = 0;
  bool timing = false;
  bool repeating = false;  ///< inputs of another conversation: its questions are not answered again
  bool ended = false;
  /// The last version, checked; filled by known().
  std::optional<Draft> checked = {};
};

/// What a run covers until the conversation says so.
inline constexpr std::string_view usual_time = "time 2026-01 to 2028-12 by month";

/// Of a statement that is right by itself where others do not fit it.
inline constexpr std::string_view unfit =
    "this is kept; nothing can be answered until the rest fits it, and `:undo` takes it back\n";

Desk new_desk(DeskOptions options);

/// What is named in the diagnostics of an input: `input 3`.
std::string input_name(const Desk& desk);

/// The statements of a version as a tree of its own.
Draft draft_of(const Desk& desk, const Version& version);
/// The same with one more text, to be read into it.
Draft draft_of(const Desk& desk, const Version& version, const std::string& input);
/// Leaves out what the script asks itself: a question beside it takes no time for them.
void drop_questions(Draft& draft);

/// Fills the world of a draft, in the language and under the name of the conversation. False, and
/// diagnostics, where it is wrong.
bool check_draft(Desk& desk, Draft& draft);
/// The current version, checked once. Its world is as far as it came where it has errors.
const Draft& known(Desk& desk);
/// Makes a version the current one.
void turn_to(Desk& desk, Version version);
/// After the version changed in another way.
void follow_version(Desk& desk);
/// Lets scripts read files below a folder; what was read of them before is read again.
void read_below(Desk& desk, const std::string& folder);

/// Those that answers are for.
std::vector<ScenarioId> scenarios_of(const Desk& desk, const World& world);

/// Balances and simulates; where there is nothing to answer from, what is to be said instead.
std::optional<Reply> run(Desk& desk, Draft& draft, RecordingOf* also = nullptr);

/// Errors of a draft, and warnings of its input.
std::string told(const Desk& desk, const Draft& draft);
/// Errors of a text that does not parse.
std::string told(const Desk& desk, const Diagnostics& diagnostics, const Sources& sources);
Reply refusal(std::string text);
/// What was worked out, unless that was stopped.
Reply unless_stopped(const Desk& desk, Reply reply);
/// `problem` in the words of the program, not of a script.
Reply problem(const std::string& text);

}  // namespace entente
