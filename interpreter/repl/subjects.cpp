#include "repl/subjects.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <vector>

#include "support/overloaded.h"

namespace entente {

namespace {

using syntax::Name;

std::string list(const std::vector<Name>& names) {
  std::vector<std::string> texts;
  for (const Name& name : names) texts.push_back(name.text);
  return fmt::format("{}", fmt::join(texts, ", "));
}

/// In a key the order of names is the writer's: `US, JP` and `JP, US` are told apart, which costs a
/// message that something is said twice, and loses nothing.
template <typename... Parts>
std::string key(const Parts&... parts) {
  std::string result;
  ((result += fmt::format("{}\x1f", parts)), ...);
  return result;
}

class SubjectReader {
 public:
  SubjectReader(const syntax::Statement& statement, const syntax::Ast& ast, const Sources& sources)
      : statement_(statement), ast_(ast), sources_(sources) {}

  Subject read() const {
    return std::visit([this](const auto& node) { return of(node); }, statement_.node);
  }

 private:
  /// Names of countries, resources, values, … share one space.
  static Subject declared(std::string_view kind, const Name& name) {
    return {key("name", name.text), fmt::format("{} `{}`", kind, name.text), name.text};
  }
  /// What a script says once.
  static Subject single(std::string_view what) { return {key(what), std::string(what), ""}; }
  std::string text(Span span) const { return std::string(sources_.text(span)); }
  std::string text(syntax::ExprId expr) const { return text(ast_[expr].span); }

  Subject of(const syntax::EditionStatement&) const { return single("edition"); }
  Subject of(const syntax::TitleStatement&) const { return single("title"); }
  Subject of(const syntax::ProseStatement& node) const {
    return {key("prose", node.text.text), "prose", ""};
  }
  Subject of(const syntax::UseStatement& node) const {
    return {key("use", list(node.path), list(node.names)), text(statement_.span), ""};
  }
  Subject of(const syntax::ImportStatement& node) const {
    return {key("import", node.file.text, node.alias ? node.alias->text : ""),
            text(statement_.span), ""};
  }
  Subject of(const syntax::TimeStatement&) const { return single("time"); }
  Subject of(const syntax::CalendarStatement&) const { return single("calendar"); }
  Subject of(const syntax::SourceStatement& node) const {
    return {key("source", node.name.text), fmt::format("source `{}`", node.name.text),
            node.name.text};
  }
  Subject of(const syntax::UnitStatement& node) const {
    return {key("unit", node.name.text), fmt::format("unit `{}`", node.name.text), node.name.text};
  }
  Subject of(const syntax::RateStatement& node) const {
    return {key("rate", text(node.one)), fmt::format("rate of {}", text(node.one)), ""};
  }
  Subject of(const syntax::LetStatement& node) const { return declared("value", node.name); }
  Subject of(const syntax::FunctionStatement& node) const {
    return declared("function", node.name);
  }
  Subject of(const syntax::CountryStatement& node) const { return declared("country", node.name); }
  Subject of(const syntax::GroupStatement& node) const { return declared("group", node.name); }
  Subject of(const syntax::ResourceStatement& node) const {
    return declared("resource", node.name);
  }
  Subject of(const syntax::EconomyStatement& node) const {
    return {key("economy"), fmt::format("economy `{}`", node.name.text), node.name.text};
  }
  Subject of(const syntax::ShockStatement& node) const { return declared("shock", node.name); }
  Subject of(const syntax::AgreementStatement& node) const {
    return declared("agreement", node.name);
  }
  Subject of(const syntax::ScenarioStatement& node) const {
    return declared("scenario", node.name);
  }

  Subject of(const syntax::FactStatement& node) const {
    const std::string& who = node.subject.text;
    return std::visit(
        overloaded{
            [&](const syntax::Produces& fact) -> Subject {
              return {key("produces", who, fact.resource.text),
                      fmt::format("what {} {} of {}", who, fact.verb.text, fact.resource.text), ""};
            },
            [&](const syntax::CanProduce& fact) -> Subject {
              return {key("can", who, fact.resource.text),
                      fmt::format("what {} can {} of {}", who, fact.verb.text, fact.resource.text),
                      ""};
            },
            [&](const syntax::Uses& fact) -> Subject {
              return {key("uses", who, fact.resource.text),
                      fmt::format("what {} uses of {}", who, fact.resource.text), ""};
            },
            [&](const syntax::Holds& fact) -> Subject {
              return {key("holds", who, fact.resource.text, fact.capital),
                      fmt::format("what {} holds of {}", who, fact.resource.text), ""};
            },
            [&](const syntax::Buys& fact) -> Subject {
              return {key("buys", who, fact.resource.text, fact.supplier.text),
                      fmt::format("what {} buys of {} from {}", who, fact.resource.text,
                                  fact.supplier.text),
                      ""};
            },
            [&](const syntax::Ships& fact) -> Subject {
              return {
                  key("ships", who, fact.goods.text, list(fact.buyers), list(fact.chokepoints)),
                  fmt::format("what {} ships of {} to {}", who, fact.goods.text, list(fact.buyers)),
                  ""};
            },
            [&](const syntax::Replaces& fact) -> Subject {
              return {key("replaces", who, fact.resource.text, list(fact.uses)),
                      fmt::format("how {} replaces {}", who, fact.resource.text), ""};
            },
        },
        node.predicate);
  }

  /// Of the same verb and file; or of the same rows and columns.
  Subject of(const syntax::TableStatement& node) const {
    std::string result = key("table", node.verb.text, node.can);
    if (node.file) result += key(node.file->text);
    for (const syntax::Column& column : node.columns)
      result += key(column.name ? column.name->text : "rest");
    for (const syntax::Row& row : node.rows)
      result += key(row.cells.empty() ? "" : text(row.cells.front().span));
    return {result, fmt::format("table of what everybody {}", node.verb.text), ""};
  }

  Subject of(const syntax::KeepStatement& node) const {
    return {key("keep", list(node.countries), list(node.inputs)),
            fmt::format("stocks of {}", list(node.inputs)), ""};
  }
  Subject of(const syntax::OverproductionStatement& node) const {
    return {key("overproduction", list(node.countries)), "output above capacity", ""};
  }
  Subject of(const syntax::InputsStatement&) const { return single("how inputs are used"); }
  Subject of(const syntax::ReroutingStatement&) const { return single("rerouting"); }
  Subject of(const syntax::RefillStatement&) const { return single("refilling of reserves"); }
  Subject of(const syntax::RestockingStatement& node) const {
    return {key("restocking", list(node.inputs)), "restocking", ""};
  }
  Subject of(const syntax::ReleaseStatement&) const { return single("release of withheld goods"); }
  Subject of(const syntax::RationingStatement&) const { return single("rationing"); }
  Subject of(const syntax::EngineStatement&) const { return single("engine"); }

  Subject of(const syntax::RunStatement&) const { return single("run"); }
  Subject of(const syntax::WhatIfStatement&) const {
    return {key("what if", text(statement_.span)), "what if", ""};
  }
  Subject of(const syntax::AssertionStatement& node) const {
    std::string loops;
    for (const syntax::ForAll& loop : node.for_all) loops += key(loop.name.text, text(loop.set));
    return {key("assert", list(node.scenarios), loops, text(node.condition)), "assertion", ""};
  }
  Subject of(const syntax::ReportStatement& node) const {
    return {key("report", node.label.text.text), fmt::format("report \"{}\"", node.label.text.text),
            ""};
  }
  Subject of(const syntax::TestStatement& node) const {
    return {key("test", node.label.text.text), fmt::format("test \"{}\"", node.label.text.text),
            ""};
  }
  Subject of(const syntax::Broken&) const { return {key("broken", text(statement_.span)), "", ""}; }

  const syntax::Statement& statement_;
  const syntax::Ast& ast_;
  const Sources& sources_;
};

}  // namespace

Subject subject_of(const syntax::Statement& statement, const syntax::Ast& ast,
                   const Sources& sources) {
  return SubjectReader(statement, ast, sources).read();
}

}  // namespace entente
