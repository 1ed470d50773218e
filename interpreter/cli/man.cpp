#include "cli/man.h"

#include <fmt/format.h>

#include "cli/output.h"
#include "support/version.h"

namespace entente {

namespace {

struct Entry {
  std::string_view term;
  std::string_view text;
};
constexpr std::array<Entry, 2> environment{{
    {"NO_COLOR", "set and not empty: no colours, unless --color=always asks for them"},
    {"CLICOLOR_FORCE", "set and not 0: colours even where the output is no terminal"},
}};
constexpr std::array<Entry, 2> files{{
    {"NAME.ent",
     "a script. It may read files of its own folder and of the folders below it, and "
     "nothing else; folders are searched for these"},
    {"NAME.ent.golden",
     "the report that `entente test` compares that of NAME.ent with; `--update` "
     "writes it"},
}};
constexpr std::array<Entry, 6> examples{{
    {"entente run pact.ent", "what happens, who runs short, and whether the assertions hold"},
    {"entente run --format json --out pact.json pact.ent", "the same for a program"},
    {"entente diff pact.ent alone helped", "what the agreement changes"},
    {"entente explain pact.ent 'peak(shortage(tin, JP))' --in helped", "why it is what it is"},
    {"entente test --junit results.xml scenarios",
     "every script below a folder, for a server of "
     "continuous integration"},
    {"entente explain E0301", "what an error means, and how to mend it"},
}};

/// Text as roff takes it: no line of it begins with a command, and hyphens can be copied.
std::string roff(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\\')
      result += "\\e";
    else if (c == '-')
      result += "\\-";
    else if (c == '\n')
      result += ' ';
    else if ((c == '.' || c == '\'') && result.empty())
      result += std::string("\\&") + c;
    else if (c == '\'')
      result += "\\(aq";
    else if (c == '`')
      result += "\\(ga";
    else
      result += c;
  }
  return result;
}

std::string bold(std::string_view text) { return "\\fB" + roff(text) + "\\fR"; }
std::string slanted(std::string_view text) { return "\\fI" + roff(text) + "\\fR"; }

std::string section(std::string_view name) { return fmt::format(".SH {}\n", name); }

/// A term, and below it what it is.
std::string paragraph(const std::string& term, std::string_view text) {
  return fmt::format(".TP\n{}\n{}\n", term, roff(text));
}

std::string value_of(const OptionFacts& option) {
  if (option.kind == OptionFacts::Value::none) return "";
  if (option.words.empty()) return " " + slanted(option.value);
  std::vector<std::string> words;
  for (const std::string& word : option.words) words.push_back(bold(word));
  return fmt::format(" {}", fmt::join(words, "|"));
}

std::string option_paragraph(const OptionFacts& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.names) names.push_back(bold(name));
  return paragraph(fmt::format("{}{}", fmt::join(names, ", "), value_of(option)),
                   option.description);
}

std::string positional_text(const OptionFacts& option) {
  std::string text;
  if (option.words.empty()) {
    text = slanted(option.names.front());
  } else {
    std::vector<std::string> words;
    for (const std::string& word : option.words) words.push_back(bold(word));
    text = fmt::format("{}", fmt::join(words, "|"));
  }
  if (option.many) text += "...";
  return option.required ? text : "[" + text + "]";
}

std::string usage(const CommandLine& line, const VerbFacts& verb) {
  std::string text = bold(line.name + " " + verb.name);
  if (verb.options.size() > 1) text += " [" + slanted("options") + "]";
  for (const OptionFacts& option : verb.positionals) text += " " + positional_text(option);
  return text;
}

std::string verb_text(const CommandLine& line, const VerbFacts& verb) {
  std::string text = fmt::format(".SS {}\n{}\n", usage(line, verb), roff(verb.description));
  for (const OptionFacts& option : verb.positionals)
    text += paragraph(slanted(option.names.front()), option.description);
  for (const OptionFacts& option : verb.options) {
    if (option.names.front() != "--help") text += option_paragraph(option);
  }
  return text;
}

template <typename Entries>
std::string list(const Entries& entries) {
  std::string text;
  for (const Entry& entry : entries) text += paragraph(bold(entry.term), entry.text);
  return text;
}

}  // namespace

std::string manual(const CommandLine& line) {
  std::string text =
      fmt::format(".TH ENTENTE 1 \"\" \"entente {}\" \"Entente\"\n", program_version);
  text += section("NAME") +
          "entente \\- who runs short of what when supplies are cut off, and "
          "which agreement helps\n";
  text += section("SYNOPSIS");
  for (const VerbFacts& verb : line.verbs) text += usage(line, verb) + "\n.br\n";
  text += section("DESCRIPTION") + roff(line.description) + "\n.PP\n" +
          roff(
              "Results go to standard output, diagnostics to standard error. The same script "
              "gives the same bytes on every machine.") +
          "\n";
  text += section("OPTIONS");
  for (const OptionFacts& option : line.options) text += option_paragraph(option);
  text += section("VERBS");
  for (const VerbFacts& verb : line.verbs) text += verb_text(line, verb);
  text += section("EXIT STATUS");
  for (const ExitCodeMeaning& code : exit_codes)
    text += paragraph(bold(fmt::format("{}", static_cast<int>(code.code))), code.meaning);
  text += section("ENVIRONMENT") + list(environment);
  text += section("FILES") + list(files);
  text += section("EXAMPLES") + list(examples);
  return text;
}

CLI::App& declare_man(CLI::App& program, ManOptions& options) {
  CLI::App& verb = *program.add_subcommand("man", "print the manual page: entente man | man -l -");
  options.program = &program;
  return verb;
}

ExitCode execute(const ManOptions& options) {
  return deliver(manual(describe(*options.program)), "", ExitCode::well);
}

}  // namespace entente
