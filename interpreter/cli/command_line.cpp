#include "cli/command_line.h"

namespace entente {

namespace {

using Value = OptionFacts::Value;

std::vector<std::string> words_of(const std::string& value) {
  std::vector<std::string> words;
  if (value.find('|') == std::string::npos) return words;
  return CLI::detail::split(value, '|');
}

Value kind_of(const OptionFacts& option, bool positional) {
  if (!option.words.empty()) return Value::word;
  if (positional)
    return option.names.front() == "FILE" || option.names.front() == "PATH" ? Value::script
                                                                            : Value::other;
  if (option.value.empty()) return Value::none;
  if (option.value == "FILE") return Value::file;
  if (option.value == "FOLDER") return Value::folder;
  return Value::other;
}

OptionFacts facts_of(const CLI::Option& option) {
  OptionFacts facts;
  const bool positional = option.get_positional();
  if (positional) {
    facts.names.push_back(option.get_name(true, false));
  } else {
    for (const std::string& name : option.get_lnames()) facts.names.push_back("--" + name);
    for (const std::string& name : option.get_snames()) facts.names.push_back("-" + name);
  }
  if (option.get_items_expected_max() > 0) facts.value = option.get_type_name();
  facts.words = words_of(facts.value);
  facts.description = option.get_description();
  facts.required = option.get_required();
  facts.many = positional && option.get_items_expected_max() > 1;
  facts.kind = kind_of(facts, positional);
  return facts;
}

}  // namespace

CommandLine describe(const CLI::App& program) {
  CommandLine line{program.get_name(), program.get_description(), {}, {}};
  for (const CLI::Option* option : program.get_options()) line.options.push_back(facts_of(*option));
  for (const CLI::App* verb : program.get_subcommands([](const CLI::App*) { return true; })) {
    VerbFacts facts{verb->get_name(), verb->get_description(), {}, {}};
    for (const CLI::Option* option : verb->get_options())
      (option->get_positional() ? facts.positionals : facts.options).push_back(facts_of(*option));
    line.verbs.push_back(std::move(facts));
  }
  return line;
}

}  // namespace entente
