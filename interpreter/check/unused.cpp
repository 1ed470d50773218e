#include "check/unused.h"

#include "support/overloaded.h"

namespace entente::check {

namespace {

constexpr Kind<std::string_view, std::string, std::string_view> unused{"W0820", Severity::warning,
                                                                       "the {} `{}` {}"};

/// What is said of a declaration, and what to do about it.
struct Words {
  std::string_view kind;
  std::string_view lack;
  std::string help;
};

class Warner {
 public:
  Warner(SourceId script, const SpanSet& uses, Diagnostics& diagnostics)
      : script_(script), uses_(uses), diagnostics_(diagnostics) {}

  void visit(const syntax::Statement& statement) {
    std::visit(
        overloaded{
            [&](const syntax::LetStatement& node) {
              want_use(node.name, "value", "is never read");
            },
            [&](const syntax::FunctionStatement& node) {
              want_use(node.name, "function", "is never called");
            },
            [&](const syntax::GroupStatement& node) {
              want_use(node.name, "group", "is never named again");
            },
            [&](const syntax::SourceStatement& node) {
              want_use(node.name, "source", "is never cited");
            },
            [&](const syntax::UnitStatement& node) {
              want_use(node.name, "unit", "is never used");
            },
            [&](const syntax::CountryStatement& node) {
              want(node.name,
                   {"country", "is never named again", "say what it makes or uses, or delete it"});
            },
            [&](const syntax::ResourceStatement& node) {
              want(node.name, {"resource", "is never named again",
                               "say who makes and who uses it, or delete it"});
            },
            [&](const syntax::ShockStatement& node) { want_scenario(node.name, "shock"); },
            [&](const syntax::AgreementStatement& node) { want_scenario(node.name, "agreement"); },
            [&](const syntax::ScenarioStatement& node) {
              want(node.name, {"scenario", "is never run",
                               fmt::format("add it: `run {}`, or delete it", node.name.text)});
            },
            [](const auto&) {},
        },
        statement.node);
  }

 private:
  void want_use(const syntax::Name& name, std::string_view kind, std::string_view lack) {
    want(name,
         {kind, lack,
          fmt::format("delete it; or call it `_{}`, if it is to wait for its use", name.text)});
  }

  void want_scenario(const syntax::Name& name, std::string_view kind) {
    want(name, {kind, "is in no scenario",
                fmt::format("add it to one: `scenario NAME = baseline + {}`", name.text)});
  }

  void want(const syntax::Name& name, const Words& words) {
    if (name.span.source != script_ || name.text.starts_with("_") || uses_.contains(name.span))
      return;
    diagnostics_.report(name.span, unused, words.kind, name.text, words.lack)
        .note("what the script says and asks would be the same without it")
        .help(words.help);
  }

  SourceId script_;
  const SpanSet& uses_;
  Diagnostics& diagnostics_;
};

}  // namespace

void warn_of_unused(const std::vector<syntax::Statement>& statements, SourceId script,
                    const SpanSet& uses, Diagnostics& diagnostics) {
  Warner warner(script, uses, diagnostics);
  for (const syntax::Statement& statement : statements) warner.visit(statement);
}

}  // namespace entente::check
