#include "session/namespaces.h"

#include "syntax/names.h"

namespace entente {

using syntax::Name;
using syntax::NameRole;
using syntax::Statement;

namespace {

void join(const std::set<std::string>& namespaces, syntax::Path& path) {
  while (path.steps.size() > 1) {
    auto* first = std::get_if<Name>(&path.steps[0]);
    const auto* second = std::get_if<Name>(&path.steps[1]);
    if (first == nullptr || second == nullptr || !namespaces.contains(first->text)) return;
    first->text += "." + second->text;
    first->span = entente::join(first->span, second->span);
    path.steps.erase(path.steps.begin() + 1);
  }
}

/// What the statements ask of the standard library by name.
std::set<std::string> wanted_in(const syntax::Ast& ast, const std::vector<Statement>& statements) {
  std::set<std::string> wanted;
  for (const Statement& statement : statements) {
    if (!std::holds_alternative<syntax::UseStatement>(statement.node)) continue;
    syntax::visit_names(ast, statement, {[&](NameRole role, const Name& name) {
                          if (role == NameRole::wanted) wanted.insert(name.text);
                        }});
  }
  return wanted;
}

}  // namespace

Declarations declarations_of(const syntax::Ast& ast, const std::vector<Statement>& statements) {
  Declarations result;
  const auto note = [&](NameRole role, const Name& name) {
    if (role == NameRole::declares) result.names.insert({name.text, name.span});
    if (role == NameRole::declares_source) result.sources.insert({name.text, name.span});
    if (role == NameRole::declares_unit) result.units.insert({name.text, name.span});
    if (role == NameRole::declares_chokepoint) result.chokepoints.insert({name.text, name.span});
  };
  for (const Statement& statement : statements) syntax::visit_names(ast, statement, {note});
  return result;
}

void join_names(const std::set<std::string>& namespaces, std::size_t first_expr, syntax::Ast& ast,
                std::vector<Statement>& statements) {
  if (namespaces.empty()) return;
  // Children come before their parents: `eu.inner.x` grows from the left.
  for (std::size_t i = first_expr; i < ast.size(); ++i) {
    syntax::Expr& expr = ast[syntax::ExprId(i)];
    const auto* member = std::get_if<syntax::Member>(&expr.node);
    if (member == nullptr) continue;
    const auto* object = std::get_if<syntax::NameRef>(&ast[member->object].node);
    if (object == nullptr || !namespaces.contains(object->name.text)) continue;
    expr.node = syntax::NameRef{{object->name.text + "." + member->name.text, expr.span}};
  }
  for (Statement& statement : statements)
    syntax::change_paths(statement, [&](syntax::Path& path) { join(namespaces, path); });
}

void move_into(const std::string& space, syntax::Ast& ast, std::vector<Statement>& statements) {
  const Declarations own = declarations_of(ast, statements);
  const std::set<std::string> wanted = wanted_in(ast, statements);
  const auto move = [&](const std::map<std::string, Span>& declared, Name& name) {
    if (declared.contains(name.text) && !wanted.contains(name.text))
      name.text = space + "." + name.text;
  };
  for (Statement& statement : statements) {
    syntax::change_names(ast, statement, [&](NameRole role, Name& name) {
      switch (role) {
        case NameRole::declares:
        case NameRole::mentions:
          return move(own.names, name);
        case NameRole::declares_source:
        case NameRole::mentions_source:
          return move(own.sources, name);
        case NameRole::declares_chokepoint:
        case NameRole::mentions_chokepoint:
          return move(own.chokepoints, name);
        case NameRole::binds:
        case NameRole::declares_unit:
        case NameRole::declares_namespace:
        case NameRole::module:
        case NameRole::wanted:
        case NameRole::step:
        case NameRole::label:
        case NameRole::language:
        case NameRole::word:
          return;
      }
    });
    // The names in its file are read when it is checked.
    auto* table = std::get_if<syntax::TableStatement>(&statement.node);
    if (table != nullptr && table->file)
      table->space = table->space.empty() ? space : space + "." + table->space;
  }
}

}  // namespace entente
