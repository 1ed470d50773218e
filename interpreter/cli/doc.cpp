#include "cli/doc.h"

#include <unistd.h>

#include "cli/explain_code.h"
#include "cli/output.h"
#include "reference/reference.h"

namespace entente {

namespace {

ExitCode fail_unknown(const std::string& name) {
  if (looks_like_code(name) && name.size() == 5)
    return fail_usage("`" + name + "` is a code: entente explain " + name);
  const auto suggestion = reference::near_name(name);
  return fail_usage("nothing is called `" + name + "`" +
                    (suggestion ? "; did you mean `" + *suggestion + "`?"
                                : "; `entente doc` alone says what there is"));
}

}  // namespace

CLI::App& declare_doc(CLI::App& program, DocOptions& options) {
  using Format = DocOptions::Format;
  CLI::App& verb = *program.add_subcommand(
      "doc", "the reference of statements, clauses, functions, units and the standard library");
  verb.add_option("NAME", options.name, "such as shock, makes, peak or kWh; else an overview")
      ->type_name("");
  declare_choice<Format>(
      verb, "--format", options.format,
      {{"text", Format::text}, {"markdown", Format::markdown}, {"json", Format::json}},
      "how the result is given");
  verb.add_option("--out", options.out, "write the result to this file instead of standard output")
      ->type_name("FILE");
  declare_colour(verb, options.colour);
  return verb;
}

ExitCode execute(const DocOptions& options) {
  const std::string name = fmt::format("{}", fmt::join(options.name, " "));
  const std::vector<reference::Entry> found =
      name.empty() ? reference::entries() : reference::find(name);
  if (found.empty()) return fail_unknown(name);
  const TextStyle style =
      options.out.empty() ? style_for(options.colour, STDOUT_FILENO) : TextStyle{};
  switch (options.format) {
    case DocOptions::Format::markdown:
      return deliver(reference::render_markdown(found), options.out, ExitCode::well);
    case DocOptions::Format::json:
      return deliver(reference::render_json(found), options.out, ExitCode::well);
    case DocOptions::Format::text:
      break;
  }
  return deliver(name.empty() ? reference::render_overview(found, style)
                              : reference::render_text(found, style),
                 options.out, ExitCode::well);
}

}  // namespace entente
