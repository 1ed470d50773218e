#include "cli/fmt.h"

#include "cli/output.h"
#include "session/files.h"
#include "support/unified_diff.h"

namespace entente {

namespace {

/// Files are independent of each other, and one that is wrong or unreadable does not keep the
/// others from being formatted: the exit code is that of the worst.
class Formatting {
 public:
  explicit Formatting(const FormatOptions& options) : options_(options) {}

  ExitCode run() {
    const ScriptPaths scripts = scripts_of(options_.paths);
    if (scripts.problem) worsen(fail(*scripts.problem));
    for (const std::string& path : scripts.paths) worsen(format(path));
    return deliver(output_, "", worst_);
  }

 private:
  void worsen(ExitCode code) { worst_ = std::max(worst_, code); }

  ExitCode format(const std::string& path) {
    const check::FileText script = read_file(path);
    if (!script.text) return fail_unreadable(script);
    Session session({});
    const auto [formatted, fault] = session.format(script.name, *script.text);
    ScriptOptions shown;
    shown.colour = options_.colour;
    print_diagnostics(session, shown);
    if (fault) return fail_fault("laying out `" + script.name + "` would change its words");
    if (!formatted) return ExitCode::wrong_script;
    if (!options_.check && !options_.diff) return write(path, *script.text, *formatted);
    if (*formatted == *script.text) return ExitCode::well;
    if (options_.check) output_ += script.name + "\n";
    if (options_.diff)
      output_ += unified_diff(*script.text, *formatted, script.name, script.name + " (formatted)");
    return ExitCode::assertion_failed;
  }

  ExitCode write(const std::string& path, const std::string& text, const std::string& formatted) {
    if (path == "-") {
      output_ += formatted;
      return ExitCode::well;
    }
    if (formatted == text) return ExitCode::well;
    if (const auto problem = rewrite_whole(path, formatted))
      return fail("cannot write `" + path + "`: " + *problem);
    return ExitCode::well;
  }

  const FormatOptions& options_;
  std::string output_;
  ExitCode worst_ = ExitCode::well;
};

}  // namespace

CLI::App& declare_fmt(CLI::App& program, FormatOptions& options) {
  CLI::App& verb = *program.add_subcommand(
      "fmt", "lay scripts out in the one way: spaces, indentation, columns; the words stay");
  verb.add_option("FILE", options.paths, "scripts, folders of scripts, or `-`: in, formatted out")
      ->required()
      ->type_name("");
  verb.add_flag("--check", options.check,
                "change nothing, list what is laid out otherwise; exit code 1 if anything is");
  verb.add_flag("--diff", options.diff, "change nothing, print what would change; likewise");
  declare_colour(verb, options.colour);
  return verb;
}

ExitCode execute(const FormatOptions& options) { return Formatting(options).run(); }

}  // namespace entente
