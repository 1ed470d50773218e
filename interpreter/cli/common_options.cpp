#include "cli/common_options.h"

#include <algorithm>
#include <thread>

namespace entente {

void declare_colour(CLI::App& verb, Colour& colour) {
  declare_choice<Colour>(
      verb, "--color", colour,
      {{"auto", Colour::automatic}, {"always", Colour::always}, {"never", Colour::never}},
      "whether to colour; NO_COLOR and CLICOLOR_FORCE are read too");
}

void declare_report_format(CLI::App& verb, ReportFormat& format) {
  declare_choice<ReportFormat>(verb, "--format", format,
                               {{"text", ReportFormat::text}, {"json", ReportFormat::json}},
                               "how the result is given");
}

void declare_language(CLI::App& verb, std::string& language) {
  verb.add_option("--lang", language,
                  "the language of labels, such as ar, where they are translated; en is their own")
      ->type_name("CODE");
}

void declare_threads(CLI::App& verb, std::size_t& threads) {
  verb.add_option("--threads", threads, "how many threads to use; the results do not depend on it")
      ->check(CLI::Range(std::size_t{1}, max_threads).description(""))
      ->type_name("N");
}

std::size_t thread_count(std::size_t asked) {
  return asked > 0 ? asked : std::max(1U, std::thread::hardware_concurrency());
}

void declare_allow_read(CLI::App& verb, std::vector<std::string>& folders) {
  verb.add_option("--allow-read", folders,
                  "a folder whose files the script may read, besides its own; may be said again")
      ->type_name("FOLDER")
      ->allow_extra_args(false)
      ->check(CLI::ExistingDirectory.description(""));
}

SessionOptions session_options(const ScriptOptions& options) {
  SessionOptions result;
  result.strict = options.strict;
  result.threads = thread_count(options.threads);
  result.language = options.language;
  return result;
}

void declare_script_options(CLI::App& verb, ScriptOptions& options) {
  verb.add_option("FILE", options.file, "the script, or `-` for standard input")
      ->required()
      ->type_name("");
  declare_colour(verb, options.colour);
  verb.add_flag("--strict", options.strict,
                "figures without a source, and every other warning, are errors");
  declare_threads(verb, options.threads);
  verb.add_option("--out", options.out, "write the result to this file instead of standard output")
      ->type_name("FILE");
  declare_allow_read(verb, options.allow_read);
  verb.add_flag("--quiet", options.quiet,
                "no warnings; results, errors and failed assertions only");
  declare_choice<MessageFormat>(verb, "--message-format", options.message_format,
                                {{"text", MessageFormat::text},
                                 {"json", MessageFormat::json},
                                 {"sarif", MessageFormat::sarif}},
                                "how errors and warnings are told");
}

}  // namespace entente
