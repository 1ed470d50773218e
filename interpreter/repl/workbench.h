// What the statements of a conversation come to: checked, balanced and simulated anew only as far
// as something changed.
#pragma once

#include <list>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "check/check.h"
#include "diagnostics/diagnostics.h"
#include "repl/book.h"
#include "session/stages.h"

namespace entente {

/// Statements on their way to an answer. It has a tree and texts of its own, so that nothing of
/// what imports add to them stays.
struct Draft {
  Sources sources;
  syntax::Ast ast;
  SourceId input;                               ///< warnings of other texts were told before
  std::optional<syntax::ExprId> question = {};  ///< beside the statements
  Diagnostics diagnostics = {};
  World world = {};
  check::Asked asked = {};
};

struct WorkbenchOptions {
  std::size_t threads = 1;
  bool strict = false;
  engine::Stop stop = nullptr;  ///< ends a simulation when it is set
};

/// What runs of a plan record for the sake of something else than questions.
using RecordingOf = engine::Recording(const engine::Plan&);

class Workbench {
 public:
  explicit Workbench(WorkbenchOptions options) : options_(options) {}

  void set(WorkbenchOptions options) { options_ = options; }
  const WorkbenchOptions& options() const { return options_; }
  /// The files that scripts read; each is read once, until it is given anew.
  void read_files_with(check::ReadFile read_file);
  const check::ReadFile& read_file() const { return read_file_; }

  /// Fills the world of the draft, and what is asked. False, and diagnostics, where it is wrong.
  bool check(Draft& draft);
  /// Balances the economy of the draft, unless it is that of the one before, and checks what only
  /// figures show.
  bool prepare(Draft& draft);
  /// True where prepare() would balance nothing.
  bool is_balanced(const World& world) const;
  /// Simulates the scenarios that the world of the draft reads, unless they are those of a run
  /// before. After prepare().
  bool simulate(Draft& draft, RecordingOf* also = nullptr);

  /// After prepare(), and with traces after simulate().
  Runs& runs() { return runs_; }
  /// True where the last simulation was stopped, or what is worked out from it is: `contribution`
  /// runs much more. Its draft has no answers.
  bool stopped() const { return runs_.stopped(); }
  /// Our own fault, of the last simulation.
  const std::optional<std::string>& fault() const { return fault_; }

  /// How often something was worked out, for tests of what is not worked out again.
  struct Work {
    std::size_t balances = 0;
    std::size_t simulations = 0;
  };
  const Work& work() const { return work_; }

 private:
  struct KnownRun {
    engine::Policy policy;
    engine::Recording recording;
    std::shared_ptr<const engine::Trace> trace;
  };
  void fill(Draft& draft);
  bool balance(Draft& draft);
  std::shared_ptr<const engine::Trace> known(const engine::Job& job);
  void keep(KnownRun run);
  bool finish(Draft& draft) const;

  WorkbenchOptions options_;
  check::ReadFile read_file_;
  Runs runs_;
  std::optional<World> balanced_;   ///< whose economy and plan `runs_` has
  std::list<KnownRun> known_runs_;  ///< of that plan; those used last in front
  std::optional<std::string> fault_;
  Work work_;
};

}  // namespace entente
