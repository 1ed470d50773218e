// A script checked from text, for tests that ask what it says and which codes it gets.
#pragma once

#include <string>
#include <vector>

#include "check/check.h"
#include "syntax/parser.h"

namespace entente {

struct Checked {
  World world;
  std::vector<std::string> codes;  ///< of everything reported, in order
  std::vector<std::string> messages;

  explicit Checked(const std::string& text) {
    Sources sources;
    Diagnostics diagnostics;
    check::SpanSet uses;
    const SourceId script = sources.add("script.ent", text);
    const syntax::Ast ast = parse(script, sources, diagnostics);
    if (!diagnostics.has_errors()) {
      world = check_script(
          ast, script, sources,
          [](const std::string& path) {
            return check::FileText{std::nullopt, path, "no files"};
          },
          diagnostics, uses);
    }
    diagnostics.sort();
    for (const Diagnostic& diagnostic : diagnostics.all()) {
      codes.emplace_back(diagnostic.code);
      messages.push_back(diagnostic.message);
    }
  }

  /// What a country makes of a resource, a month; -1 where nothing is said.
  Rational made(const std::string& country) const {
    for (const Production& fact : world.production) {
      if (world.countries[fact.country].name == country) return fact.amount.value;
    }
    return -1;
  }
  const Scenario& scenario(const std::string& name) const {
    for (const Scenario& scenario : world.scenarios) {
      if (scenario.name == name) return scenario;
    }
    return world.scenarios[ScenarioId(0)];
  }
};

using Codes = std::vector<std::string>;

/// Three countries and a resource, without facts.
inline const std::string names =
    "time 2026-01 to 2026-12 by month\ncountry A\ncountry B\ncountry D\nresource tin in t\n";
/// A restriction of tin with figures to set.
inline const std::string cut =
    "shock cut { A restricts exports of tin by 50%, cutting output;  from 2026-03 for 2 months }\n";

}  // namespace entente
