#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <map>
#include <vector>

#include "support/version.h"

namespace entente {

namespace {

constexpr std::size_t max_threads = 256;

/// An option that is one of a few words.
template <typename Choice>
void add_choice(CLI::App& verb, const std::string& name, Choice& target,
                const std::map<std::string, Choice>& choices, const std::string& description) {
  std::vector<std::string> words;
  for (const auto& [word, choice] : choices) words.push_back(word);
  const auto choose = [&target, choices](const std::string& word) { target = choices.at(word); };
  verb.add_option_function<std::string>(name, choose, description)
      ->check(CLI::IsMember(words).description(""))
      ->type_name("WORD");
}

void add_common(CLI::App& verb, Options& options) {
  verb.add_option("FILE", options.file, "the script, or `-` for standard input")->required();
  add_choice<Colour>(
      verb, "--color", options.colour,
      {{"auto", Colour::automatic}, {"always", Colour::always}, {"never", Colour::never}},
      "auto, always or never; NO_COLOR and CLICOLOR_FORCE are read too");
  verb.add_flag("--strict", options.strict,
                "figures without a source, and every other warning, are errors");
  verb.add_option("--threads", options.threads,
                  "how many threads to use; the results do not depend on it")
      ->check(CLI::Range(std::size_t{1}, max_threads).description(""));
  verb.add_option("--out", options.out, "write the result to this file instead of standard output");
  verb.add_flag("--quiet", options.quiet,
                "no warnings; results, errors and failed assertions only");
}

void add_recording(CLI::App& run, Options& options) {
  CLI::Option* names = run.add_option("--record", options.record,
                                      "series to write as CSV: names with commas between, or all");
  names->type_name("NAMES")->delimiter(',')->allow_extra_args(false);
  CLI::Option* folder =
      run.add_option("--record-to", options.record_to,
                     "the folder to write them to, as SCENARIO/NAME.csv; made where there is none");
  folder->type_name("FOLDER");
  names->needs(folder);
  folder->needs(names);
}

}  // namespace

std::variant<Options, ExitCode> parse_options(int argc, char** argv) {
  Options options;
  CLI::App app(
      "Entente: countries, resources, agreements and shocks; who runs short of what, when, and "
      "which agreement helps.",
      "entente");
  app.set_version_flag("--version", "entente " + std::string(program_version));
  app.require_subcommand(1);
  app.footer(
      "Exit codes: 0 all well, 1 an assertion failed, 2 the script is wrong, 3 wrong usage, 4 "
      "input or output, 70 our own fault.");

  CLI::App* run = app.add_subcommand(
      "run", "check and simulate a script, print its report, judge its assertions");
  add_common(*run, options);
  add_choice<Format>(*run, "--format", options.format,
                     {{"text", Format::text}, {"json", Format::json}}, "text or json");
  run->add_flag("--audit", options.audit,
                "run everything again in decimals of 50 digits, and report how far it was off");
  add_recording(*run, options);

  CLI::App* check = app.add_subcommand(
      "check", "names, dimensions, provenance and balance of a script; no simulation");
  add_common(*check, options);
  check->add_flag("--balance", options.balance, "print the balance sheet of every resource");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? ExitCode::well : ExitCode::wrong_usage;
  }
  options.verb = check->parsed() ? Verb::check : Verb::run;
  return options;
}

}  // namespace entente
