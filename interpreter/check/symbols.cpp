#include "check/symbols.h"

#include <algorithm>
#include <set>

#include "support/overloaded.h"
#include "support/suggest.h"

namespace entente::check {

namespace {

constexpr Kind<std::string_view, std::string> unknown_name{"E0201", Severity::error,
                                                           "unknown {} `{}`"};
constexpr Kind<std::string> duplicate_name{"E0202", Severity::error, "`{}` is declared twice"};
constexpr Kind<std::string, std::string_view> hides{"W0821", Severity::warning,
                                                    "`{}` hides {} of the same name"};

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
  if (place == symbols_.end()) return nullptr;
  uses_.add(place->second.span);
  return &place->second;
}

void Symbols::warn_of_hiding(const syntax::Name& name, bool bound_around) {
  const auto place = symbols_.find(name.text);
  const bool declared = place != symbols_.end();
  if (name.span.source != script_ || (!declared && !bound_around) || !hiding_.add(name.span))
    return;
  auto details = diagnostics_.report(
      name.span, hides, name.text,
      bound_around ? "a name bound around it" : describe(place->second.meaning));
  if (!bound_around) details.label(place->second.span, "declared here");
  details.note(fmt::format("within, `{}` means nothing but what it is bound to here", name.text))
      .help("call one of them something else");
}

void Symbols::report_unknown(std::string_view kind, const syntax::Name& name,
                             const std::vector<std::string>& candidates) {
  if (!unknown_.insert(name.text).second) return;
  auto details = diagnostics_.report(name.span, unknown_name, kind, name.text);
  if (const auto suggestion = nearest(name.text, candidates)) {
    details.here(fmt::format("did you mean `{}`?", *suggestion))
        .fix(name.span, as_written(*suggestion), fmt::format("write `{}`", *suggestion));
  } else if (candidates.empty()) {
    details.note(fmt::format("the script declares no {}", kind));
  } else if (candidates.size() <= most_listed) {
    details.note(fmt::format("there is `{}`", fmt::join(candidates, "`, `")));
  }
}

std::string as_written(const std::string& name) {
  // Group 1 of EntenteLexer.g4.
  static const std::set<std::string_view> reserved = {
      "and", "or",   "not",   "if",   "then",    "else", "true",   "false",
      "of",  "in",   "by",    "from", "to",      "for",  "over",   "at",
      "as",  "with", "until", "when", "because", "rest", "assumed"};
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  // A name from a script that is imported `as` one has dots.
  bool word = true;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('.', begin), name.size());
    const std::string_view part = std::string_view(name).substr(begin, end - begin);
    word &= !part.empty() && is_letter(part.front()) &&
            std::all_of(part.begin(), part.end(),
                        [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
    begin = end + 1;
  }
  return word && !reserved.contains(name) ? name : "`" + name + "`";
}

std::string_view describe(const Meaning& meaning) {
  return std::visit(
      overloaded{[](CountryId) { return "a country"; }, [](ResourceId) { return "a resource"; },
                 [](CategoryId) { return "a category of final demand"; },
                 [](ShockId) { return "a shock"; }, [](AgreementId) { return "an agreement"; },
                 [](ScenarioId) { return "a scenario"; }, [](LetId) { return "a value"; },
                 [](FunctionId) { return "a function"; }},
      meaning);
}

}  // namespace entente::check
