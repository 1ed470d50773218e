#include "check/symbols.h"

#include "support/overloaded.h"
#include "support/suggest.h"

namespace entente::check {

namespace {

constexpr Kind<std::string_view, std::string> unknown_name{"E0201", Severity::error,
                                                           "unknown {} `{}`"};
constexpr Kind<std::string> duplicate_name{"E0202", Severity::error, "`{}` is declared twice"};

/// Of more names than this a list is no help.
constexpr std::size_t most_listed = 8;

}  // namespace

void Symbols::declare(const syntax::Name& name, Meaning meaning) {
  const auto [place, added] = symbols_.insert({name.text, {meaning, name.span}});
  if (added) return;
  diagnostics_.report(name.span, duplicate_name, name.text)
      .here("the second declaration")
      .label(place->second.span, fmt::format("the first, as {}", describe(place->second.meaning)))
      .help("rename one of them; a name means one thing in a script");
}

const Symbol* Symbols::find(const std::string& name) const {
  const auto place = symbols_.find(name);
  return place == symbols_.end() ? nullptr : &place->second;
}

void Symbols::report_unknown(std::string_view kind, const syntax::Name& name,
                             const std::vector<std::string>& candidates) {
  auto details = diagnostics_.report(name.span, unknown_name, kind, name.text);
  if (const auto suggestion = nearest(name.text, candidates)) {
    details.here(fmt::format("did you mean `{}`?", *suggestion))
        .fix(name.span, *suggestion, fmt::format("write `{}`", *suggestion));
  } else if (candidates.empty()) {
    details.note(fmt::format("the script declares no {}", kind));
  } else if (candidates.size() <= most_listed) {
    details.note(fmt::format("there is `{}`", fmt::join(candidates, "`, `")));
  }
}

std::string_view describe(const Meaning& meaning) {
  return std::visit(
      overloaded{[](CountryId) { return "a country"; }, [](ResourceId) { return "a resource"; },
                 [](ShockId) { return "a shock"; }, [](AgreementId) { return "an agreement"; },
                 [](ScenarioId) { return "a scenario"; }, [](LetId) { return "a value"; },
                 [](FunctionId) { return "a function"; }},
      meaning);
}

}  // namespace entente::check
