#include "cli/completions.h"

#include <fmt/format.h>

#include "cli/common_options.h"
#include "cli/output.h"

namespace entente {

namespace {

using Value = OptionFacts::Value;

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

std::vector<std::string> names_of(const std::vector<OptionFacts>& options) {
  std::vector<std::string> names;
  for (const OptionFacts& option : options)
    names.insert(names.end(), option.names.begin(), option.names.end());
  return names;
}

bool takes_scripts(const VerbFacts& verb) {
  return std::any_of(verb.positionals.begin(), verb.positionals.end(),
                     [](const OptionFacts& option) { return option.kind == Value::script; });
}

std::vector<std::string> positional_words(const VerbFacts& verb) {
  std::vector<std::string> words;
  for (const OptionFacts& option : verb.positionals)
    words.insert(words.end(), option.words.begin(), option.words.end());
  return words;
}

// ---- bash

/// After an option that wants a value: what it may be.
std::string bash_values(const VerbFacts& verb) {
  std::string result;
  for (const OptionFacts& option : verb.options) {
    std::string action;
    switch (option.kind) {
      case Value::none:
        continue;
      case Value::word:
        action = "_entente_words '" + joined(option.words) + "'";
        break;
      case Value::script:
      case Value::file:
        action = "_entente_files -f";
        break;
      case Value::folder:
        action = "_entente_files -d";
        break;
      case Value::other:
        action = ":";
        break;
    }
    for (const std::string& name : option.names)
      result += fmt::format("    {}:{}) {}; return ;;\n", verb.name, name, action);
  }
  return result;
}

std::string bash(const CommandLine& line) {
  std::vector<std::string> first = names_of(line.options);
  std::string values;
  std::string verbs;
  for (const VerbFacts& verb : line.verbs) {
    first.push_back(verb.name);
    values += bash_values(verb);
    verbs += fmt::format("    {}) options='{}'; words='{}'; scripts={} ;;\n", verb.name,
                         joined(names_of(verb.options)), joined(positional_words(verb)),
                         takes_scripts(verb) ? "yes" : "");
  }
  return fmt::format(
      R"(# Completions of entente for bash, as `entente completions bash` writes them.

_entente_words() {{
  mapfile -t -O "${{#COMPREPLY[@]}}" COMPREPLY < <(compgen -W "$1" -- "$word")
}}

_entente_files() {{
  compopt -o filenames 2>/dev/null
  mapfile -t -O "${{#COMPREPLY[@]}}" COMPREPLY < <(compgen "$@" -- "$word")
}}

_entente() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}}
  local verb= options= words= scripts= i
  COMPREPLY=()
  # `--format=json` comes as three words.
  if [[ $word == = ]]; then
    word=
  elif [[ $before == = ]]; then
    before=${{COMP_WORDS[COMP_CWORD - 2]}}
  fi
  for ((i = 1; i < COMP_CWORD; ++i)); do
    if [[ ${{COMP_WORDS[i]}} != -* ]]; then
      verb=${{COMP_WORDS[i]}}
      break
    fi
  done
  if [[ -z $verb ]]; then
    _entente_words '{}'
    return
  fi
  case $verb:$before in
{}  esac
  case $verb in
{}  esac
  if [[ $word == -* ]]; then
    _entente_words "$options"
    return
  fi
  _entente_words "$words"
  if [[ -n $scripts ]]; then
    _entente_files -d
    _entente_files -f -X '!*.ent'
  fi
}}

complete -F _entente entente
)",
      joined(first), values, verbs);
}

// ---- zsh

/// Within single quotes, and within the brackets of a specification.
std::string zsh_text(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '\'')
      result += "'\\''";
    else if (c == '[' || c == ']' || c == ':' || c == '\\')
      result += std::string("\\") + c;
    else
      result += c;
  }
  return result;
}

std::string zsh_action(const OptionFacts& option) {
  switch (option.kind) {
    case Value::none:
      return "";
    case Value::word:
      return "(" + joined(option.words) + ")";
    case Value::script:
      return "_files -g \"*.ent\"";
    case Value::file:
      return "_files";
    case Value::folder:
      return "_files -/";
    case Value::other:
      return " ";
  }
  return "";
}

std::string zsh_option(const OptionFacts& option) {
  std::string result;
  const std::string value =
      option.kind == Value::none
          ? ""
          : fmt::format(":{}:{}", option.words.empty() ? zsh_text(option.value) : "word",
                        zsh_action(option));
  for (const std::string& name : option.names)
    result += fmt::format(" \\\n            '{}[{}]{}'", name, zsh_text(option.description), value);
  return result;
}

std::string zsh(const CommandLine& line) {
  std::string verbs;
  std::string cases;
  std::string options;
  for (const OptionFacts& option : line.options) {
    for (const std::string& name : option.names)
      options += fmt::format("    '(- *){}[{}]' \\\n", name, zsh_text(option.description));
  }
  for (const VerbFacts& verb : line.verbs) {
    verbs += fmt::format("    '{}:{}'\n", verb.name, zsh_text(verb.description));
    cases += fmt::format("        {})\n          _arguments", verb.name);
    for (const OptionFacts& option : verb.options) cases += zsh_option(option);
    std::size_t place = 1;
    for (const OptionFacts& option : verb.positionals) {
      cases +=
          fmt::format(" \\\n            '{}:{}:{}'", option.many ? "*" : fmt::format("{}", place),
                      option.names.front(), zsh_action(option));
      ++place;
    }
    cases += " ;;\n";
  }
  return fmt::format(R"(#compdef entente
# Completions of entente for zsh, as `entente completions zsh` writes them.

_entente() {{
  local curcontext=$curcontext context state state_descr line
  typeset -A opt_args
  local -a verbs
  verbs=(
{}  )
  _arguments -C \
{}    '1:verb:->verb' '*::argument:->argument'
  case $state in
    verb)
      _describe -t verbs verb verbs ;;
    argument)
      case $words[1] in
{}      esac ;;
  esac
}}

if [[ $funcstack[1] == _entente ]]; then
  _entente "$@"
else
  compdef _entente entente
fi
)",
                     verbs, options, cases);
}

// ---- fish

std::string fish_text(const std::string& text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') result += '\\';
    result += c;
  }
  return result + "'";
}

std::string fish_option(const OptionFacts& option, const std::string& condition) {
  std::string names;
  for (const std::string& name : option.names)
    names += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  std::string value;
  switch (option.kind) {
    case Value::none:
      break;
    case Value::word:
      value = " -x -a " + fish_text(joined(option.words));
      break;
    case Value::script:
    case Value::file:
      value = " -r -F";
      break;
    case Value::folder:
      value = " -x -a '(__fish_complete_directories)'";
      break;
    case Value::other:
      value = " -x";
      break;
  }
  return fmt::format("complete -c entente -n {}{}{} -d {}\n", fish_text(condition), names, value,
                     fish_text(option.description));
}

std::string fish(const CommandLine& line) {
  const std::string no_verb = "__fish_use_subcommand";
  std::string result =
      "# Completions of entente for fish, as `entente completions fish` writes them.\n\n"
      "complete -c entente -f\n";
  for (const OptionFacts& option : line.options) result += fish_option(option, no_verb);
  for (const VerbFacts& verb : line.verbs) {
    result += fmt::format("\ncomplete -c entente -n {} -a {} -d {}\n", no_verb, verb.name,
                          fish_text(verb.description));
    const std::string condition = "__fish_seen_subcommand_from " + verb.name;
    for (const OptionFacts& option : verb.options) result += fish_option(option, condition);
    std::string arguments = joined(positional_words(verb));
    if (takes_scripts(verb)) arguments = "(__fish_complete_suffix .ent)";
    if (!arguments.empty())
      result += fmt::format("complete -c entente -n {} -a {}\n", fish_text(condition),
                            fish_text(arguments));
  }
  return result;
}

}  // namespace

std::string completions(const CommandLine& line, Shell shell) {
  switch (shell) {
    case Shell::bash:
      return bash(line);
    case Shell::zsh:
      return zsh(line);
    case Shell::fish:
      return fish(line);
  }
  return "";
}

CLI::App& declare_completions(CLI::App& program, CompletionsOptions& options) {
  CLI::App& verb = *program.add_subcommand(
      "completions", "print a script that makes a shell complete verbs, options and scripts");
  options.program = &program;
  declare_choice<Shell>(verb, "SHELL", options.shell,
                        {{"bash", Shell::bash}, {"zsh", Shell::zsh}, {"fish", Shell::fish}},
                        "for which shell")
      ->required();
  return verb;
}

ExitCode execute(const CompletionsOptions& options) {
  return deliver(completions(describe(*options.program), options.shell), "", ExitCode::well);
}

}  // namespace entente
