#include "session/library_modules.h"

#include <algorithm>
#include <cctype>

#include "support/suggest.h"
#include "syntax/parser.h"

namespace entente {

using syntax::Name;
using syntax::NameRole;
using syntax::Statement;
using Space = SpacedName::Space;

namespace {

constexpr Kind<std::string> unknown_module{"E0227", Severity::error, "there is no module `{}`"};
constexpr Kind<std::string> not_the_library{
    "E0228", Severity::error, "`use` takes from the standard library, which is `std`, not `{}`"};
constexpr Kind<std::string, std::string> not_in_module{"E0229", Severity::error,
                                                       "`{}` declares no `{}`"};
constexpr Kind<std::string> listed_twice{"E0230", Severity::error, "`{}` is listed twice"};

Span path_span(const syntax::UseStatement& use) {
  return join(use.path.front().span, use.path.back().span);
}

std::map<SpacedName, std::size_t> declared_in(const syntax::Ast& ast,
                                              const std::vector<Statement>& statements) {
  std::map<SpacedName, std::size_t> declared;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    syntax::visit_names(ast, statements[i], {[&](NameRole role, const Name& name) {
                          if (auto own = declared_name(role, name))
                            declared.insert({std::move(*own), i});
                        }});
  }
  return declared;
}

/// What is declared below a comment that has it as a code: `CN` for `CHN`, which `CH` is as near
/// to.
std::optional<std::string> documented_as(const LibraryModule& module, const std::string& word) {
  const auto is_letter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
  const bool is_code =
      std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!is_code) return std::nullopt;
  for (const auto& [name, index] : module.declared) {
    const std::string& text = module.statements[index].documentation;
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
      const std::size_t end = at + word.size();
      const bool whole =
          (at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end]));
      if (whole) return name.text;
    }
  }
  return std::nullopt;
}

/// None for roles that declare and mention nothing, such as the labels of arguments.
std::optional<Space> space_of(NameRole role) {
  switch (role) {
    case NameRole::declares:
    case NameRole::mentions:
      return Space::names;
    case NameRole::declares_source:
    case NameRole::mentions_source:
      return Space::sources;
    case NameRole::declares_chokepoint:
    case NameRole::mentions_chokepoint:
      return Space::chokepoints;
    case NameRole::declares_unit:
      return Space::units;
    case NameRole::binds:
    case NameRole::declares_namespace:
    case NameRole::module:
    case NameRole::wanted:
    case NameRole::step:
    case NameRole::label:
    case NameRole::language:
    case NameRole::word:
      return std::nullopt;
  }
  return std::nullopt;
}

bool declares(NameRole role) {
  return role == NameRole::declares || role == NameRole::declares_source ||
         role == NameRole::declares_unit || role == NameRole::declares_chokepoint;
}

}  // namespace

std::optional<SpacedName> declared_name(NameRole role, const Name& name) {
  const std::optional<Space> space = space_of(role);
  return space && declares(role) ? std::optional(SpacedName{*space, name.text}) : std::nullopt;
}

std::optional<SpacedName> mentioned_name(NameRole role, const Name& name) {
  const std::optional<Space> space = space_of(role);
  return space && !declares(role) ? std::optional(SpacedName{*space, name.text}) : std::nullopt;
}

std::string module_name(const syntax::UseStatement& use) {
  std::string name;
  for (const Name& part : use.path) name += (name.empty() ? "" : ".") + part.text;
  return name;
}

std::vector<SpacedName> LibraryModule::named(const std::string& text) const {
  std::vector<SpacedName> result;
  for (const Space space : {Space::names, Space::sources, Space::units, Space::chokepoints}) {
    if (const SpacedName each{space, text}; declared.contains(each)) result.push_back(each);
  }
  return result;
}

std::optional<std::size_t> LibraryModules::use(const syntax::UseStatement& use) {
  if (use.path.front().text != "std") {
    diagnostics_.report(use.path.front().span, not_the_library, use.path.front().text)
        .help("a script of your own is taken in by its file: `import \"model.ent\"`");
    return std::nullopt;
  }
  const std::string name = module_name(use);
  const auto module = std::find_if(library_.begin(), library_.end(),
                                   [&](const stdlib::Module& each) { return each.name == name; });
  if (module == library_.end()) {
    report_unknown_module(use);
    return std::nullopt;
  }
  const std::size_t index = read(*module);
  check_list(use, *modules_[index]);
  return index;
}

std::size_t LibraryModules::read(const stdlib::Module& module) {
  const auto [known, added] = indexes_.insert({module.name, modules_.size()});
  if (!added) return known->second;
  const std::size_t index = modules_.size();
  modules_.push_back(std::make_unique<LibraryModule>());
  LibraryModule& result = *modules_.back();
  result.name = module.name;
  const SourceId source = sources_.add_library(std::string(module.file), std::string(module.text));
  result.statements = parse_into(source, sources_, diagnostics_, ast_);
  result.declared = declared_in(ast_, result.statements);
  for (const Statement& statement : result.statements) {
    const auto* other = std::get_if<syntax::UseStatement>(&statement.node);
    if (other == nullptr) continue;
    const std::optional<std::size_t> used = use(*other);
    if (!used) continue;
    LibraryModule::Use& taken = result.uses.emplace_back(LibraryModule::Use{*used, {}});
    for (const Name& name : other->names) taken.only.insert(name.text);
  }
  order_.push_back(index);
  return index;
}

std::optional<LibraryPlace> LibraryModules::find(std::size_t module, const SpacedName& name) const {
  const auto own = modules_[module]->declared.find(name);
  if (own != modules_[module]->declared.end()) return LibraryPlace{module, own->second};
  for (const LibraryModule::Use& use : modules_[module]->uses) {
    if (!use.only.empty() && !use.only.contains(name.text)) continue;
    const auto other = modules_[use.module]->declared.find(name);
    if (other != modules_[use.module]->declared.end())
      return LibraryPlace{use.module, other->second};
  }
  return std::nullopt;
}

void LibraryModules::check_list(const syntax::UseStatement& use, const LibraryModule& module) {
  for (std::size_t i = 0; i < use.names.size(); ++i) {
    const Name& name = use.names[i];
    const auto first =
        std::find_if(use.names.begin(), use.names.begin() + static_cast<std::ptrdiff_t>(i),
                     [&](const Name& each) { return each.text == name.text; });
    if (first != use.names.begin() + static_cast<std::ptrdiff_t>(i)) {
      diagnostics_.report(name.span, listed_twice, name.text)
          .label(first->span, "the first")
          .fix({name.span.source, use.names[i - 1].span.end, name.span.end}, "", "leave it out",
               Applicability::certain);
      continue;
    }
    if (!module.named(name.text).empty()) continue;
    auto details = diagnostics_.report(name.span, not_in_module, module.name, name.text);
    if (const std::string other = elsewhere(name.text); !other.empty()) {
      details.help(fmt::format("`{}` does: `use {} ({})`", other, other, name.text));
      continue;
    }
    std::vector<std::string> candidates;
    for (const auto& [declared, statement] : module.declared) candidates.push_back(declared.text);
    std::optional<std::string> suggestion = documented_as(module, name.text);
    if (!suggestion) suggestion = nearest(name.text, candidates);
    if (!suggestion) continue;
    details.here(fmt::format("did you mean `{}`?", *suggestion))
        .fix(name.span, *suggestion, fmt::format("write `{}`", *suggestion));
  }
}

void LibraryModules::report_unknown_module(const syntax::UseStatement& use) {
  const std::string name = module_name(use);
  std::vector<std::string> names;
  for (const stdlib::Module& module : library_) names.emplace_back(module.name);
  auto details = diagnostics_.report(path_span(use), unknown_module, name);
  if (const auto suggestion = nearest(name, names)) {
    details.here(fmt::format("did you mean `{}`?", *suggestion))
        .fix(path_span(use), *suggestion, fmt::format("write `{}`", *suggestion));
  } else {
    details.note(fmt::format("there is `{}`", fmt::join(names, "`, `")));
  }
}

std::string LibraryModules::elsewhere(const std::string& name) const {
  for (const stdlib::Module& module : library_) {
    Sources sources;
    Diagnostics diagnostics;
    const syntax::Ast ast = parse(sources.add(std::string(module.file), std::string(module.text)),
                                  sources, diagnostics);
    for (const auto& [declared, statement] : declared_in(ast, ast.statements)) {
      if (declared.text == name) return std::string(module.name);
    }
  }
  return "";
}

}  // namespace entente
