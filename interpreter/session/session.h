// The pipeline, in one place: text, tree, world, plan, runs, verdicts, report. Used by the command
// line and by tests.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "analysis/judgement.h"
#include "check/context.h"
#include "compile/open_economy.h"
#include "diagnostics/diagnostics.h"
#include "report/compose.h"
#include "report/difference.h"
#include "report/explanation.h"
#include "report/record_csv.h"

namespace entente {

struct SessionOptions {
  bool strict = false;  ///< warnings of missing provenance are errors
  std::size_t threads = 1;
  Detail detail = Detail::summary;
  bool audit = false;                    ///< repeat every run in decimals
  std::vector<std::string> record = {};  ///< names of series to keep
  engine::Stop stop = nullptr;           ///< set from outside, it ends what is simulated
};

/// What became of a script; each part is there as far as it came.
struct Result {
  std::optional<World> world;
  std::optional<Runs> runs;                       ///< with traces after run()
  std::optional<OpenEconomy> open_economy;        ///< where it does not close
  std::vector<const RecordableSeries*> recorded;  ///< after run()
  Span time;                                      ///< of the statement, where sizes are told
  bool wrong_usage = false;                       ///< what is wrong is no part of the script
  bool stopped = false;                           ///< before there was anything to report
  std::vector<Verdict> verdicts;
  std::optional<Report> report;      ///< after run()
  std::optional<std::string> fault;  ///< our own: the books of a run did not close

  /// True where every `assert` holds.
  bool assertions_hold() const;
};

/// What became of a `test` block.
struct BlockResult {
  std::string label;
  Result result;
};

/// What `entente explain FILE VALUE` asks.
struct ValueQuestion {
  std::string value;                    ///< an expression
  std::optional<std::string> scenario;  ///< none: the last one that runs
  std::optional<std::string> period;    ///< as the report names it; none: the one that says most
};

/// What `entente diff` found: nothing, and diagnostics, where the script is wrong.
struct FoundDifference {
  std::optional<Difference> difference;
  std::optional<std::string> problem;  ///< with what was asked
  std::optional<std::string> fault;    ///< our own
};

/// Why there is no explanation though the script is right: the question is wrong, or we are.
struct Unexplained {
  std::string problem;
  bool own_fault = false;  ///< the books of a run did not close
};

/// A script in its canonical layout; nothing where it does not parse, or where we would lose a word
/// of it, which is our own fault.
struct Formatted {
  std::optional<std::string> text;
  bool fault = false;
};

class Session {
 public:
  explicit Session(SessionOptions options) : options_(options) {}

  /// Parses, checks, balances, and checks every `test` block; errors are in diagnostics(), and then
  /// nothing later is filled.
  Result check(const std::string& name, std::string text, check::ReadFile read_file);
  /// The same, then simulates, judges and composes the report.
  Result run(const std::string& name, std::string text, check::ReadFile read_file);
  /// The results of the `test` blocks of the script that was run last, in order.
  std::vector<BlockResult> run_tests();

  /// The reasons for a value in the script. Nothing, and diagnostics, where the script is wrong;
  /// nothing at all where the runs were stopped.
  std::variant<std::monostate, Unexplained, Explanation> explain(const std::string& name,
                                                                 std::string text,
                                                                 check::ReadFile read_file,
                                                                 const ValueQuestion& question);

  /// Two scenarios of the script, by their names, beside each other; nothing where the runs were
  /// stopped.
  FoundDifference diff(const std::string& name, std::string text, check::ReadFile read_file,
                       const std::string& before, const std::string& after);

  Formatted format(const std::string& name, std::string text);

  const Sources& sources() const { return sources_; }
  const Diagnostics& diagnostics() const { return diagnostics_; }

 private:
  void settle();
  /// The script, with what it imports and uses.
  syntax::Ast read(SourceId script, const check::ReadFile& read_file);
  /// Adds what the script imports, and what it uses of the standard library.
  void take_in(SourceId script, syntax::Ast& ast, const check::ReadFile& read_file);
  /// The part of check() after parsing.
  Result check_tree(const syntax::Ast& ast, SourceId script, const check::ReadFile& read_file,
                    check::SpanSet& uses);
  /// Asks for a value, as the last statement of the script.
  void ask(const std::string& value, syntax::Ast& ast);

  /// Simulates, judges and composes what was checked.
  void simulate(Result& result);
  /// Of the traces that there are.
  void compose_report(Result& result);

  SessionOptions options_;
  Sources sources_;
  Diagnostics diagnostics_;
  std::vector<BlockResult> blocks_;  ///< of the script that was checked last
};

}  // namespace entente
