#include "reference/modules.h"

#include <fmt/format.h>

#include <algorithm>

#include "support/overloaded.h"
#include "syntax/parser.h"

namespace entente::reference {

namespace {

/// The name that a statement declares; none where it declares nothing.
const syntax::Name* declared(const syntax::Statement& statement) {
  using syntax::Name;
  return std::visit(
      overloaded{[](const syntax::UnitStatement& node) -> const Name* { return &node.name; },
                 [](const syntax::LetStatement& node) -> const Name* { return &node.name; },
                 [](const syntax::FunctionStatement& node) -> const Name* { return &node.name; },
                 [](const syntax::CountryStatement& node) -> const Name* { return &node.name; },
                 [](const syntax::GroupStatement& node) -> const Name* { return &node.name; },
                 [](const syntax::ResourceStatement& node) -> const Name* { return &node.name; },
                 [](const syntax::SourceStatement& node) -> const Name* { return &node.name; },
                 [](const syntax::ShockStatement& node) -> const Name* { return &node.name; },
                 [](const syntax::AgreementStatement& node) -> const Name* { return &node.name; },
                 [](const syntax::ScenarioStatement& node) -> const Name* { return &node.name; },
                 [](const auto&) -> const Name* { return nullptr; }},
      statement.node);
}

/// The comment lines at the very beginning.
std::string head_of(std::string_view text) {
  std::string head;
  while (text.starts_with("# ")) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (!head.empty()) head += ' ';
    head += text.substr(2, end - 2);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return head;
}

/// On one line.
std::string flat(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

struct Declaration {
  std::string name;
  std::string text;  ///< as it is written
  std::string documentation;
};

std::vector<Declaration> declarations_of(std::string_view name, std::string_view text) {
  Sources sources;
  Diagnostics diagnostics;
  const SourceId source = sources.add(std::string(name), std::string(text));
  const syntax::Ast ast = parse(source, sources, diagnostics);
  std::vector<Declaration> result;
  for (const syntax::Statement& statement : ast.statements) {
    if (const syntax::Name* own = declared(statement))
      result.push_back(
          {own->text, std::string(sources.text(statement.span)), flat(statement.documentation)});
  }
  return result;
}

/// What a statement says of itself, where nobody says more of it; else its label, and that.
std::string in_short(const Declaration& declaration) {
  if (declaration.documentation.empty()) return flat(declaration.text);
  const std::size_t begin = declaration.text.find('"') + 1;
  const std::size_t end = declaration.text.find('"', begin);
  if (begin == 0 || end == std::string::npos) return declaration.documentation;
  return declaration.text.substr(begin, end - begin) + ". " + declaration.documentation;
}

}  // namespace

Entry module_entry(std::string_view name, std::string_view text) {
  Entry entry;
  entry.kind = "module of the standard library";
  entry.names = {std::string(name)};
  entry.syntax = fmt::format("use {}", name);
  entry.meaning = head_of(text);
  for (const Declaration& declaration : declarations_of(name, text))
    entry.declarations.push_back({declaration.name, in_short(declaration)});
  return entry;
}

std::vector<Entry> declaration_entries(std::string_view name, std::string_view text) {
  std::vector<Entry> result;
  for (Declaration& declaration : declarations_of(name, text)) {
    Entry entry;
    entry.kind = fmt::format("declaration of {}", name);
    entry.names = {fmt::format("{}.{}", name, declaration.name), declaration.name};
    entry.syntax = std::move(declaration.text);
    entry.meaning = std::move(declaration.documentation);
    result.push_back(std::move(entry));
  }
  return result;
}

}  // namespace entente::reference
