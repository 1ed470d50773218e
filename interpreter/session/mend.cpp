#include "session/mend.h"

#include <algorithm>
#include <tuple>

#include "session/session.h"
#include "syntax/syntax_errors.h"

namespace entente {

namespace {

/// Each round mends at least one place; more rounds than this only a circle of edits would take.
constexpr std::size_t most_rounds = 100;

struct Findings {
  std::size_t syntax_errors = 0;
  std::size_t errors = 0;
  std::vector<Fix> fixes;           ///< certain ones in the script, in its order, that do not meet
  std::vector<std::string> places;  ///< "4:7", of each
};

bool is_syntax_error(const Diagnostic& diagnostic) {
  return diagnostic.severity == Severity::error && diagnostic.code.starts_with("E01");
}

/// Edits that touch neither each other nor the same place.
void keep_apart(std::vector<Fix>& fixes) {
  std::stable_sort(fixes.begin(), fixes.end(), [](const Fix& a, const Fix& b) {
    return std::tuple(a.span.begin, a.span.end) < std::tuple(b.span.begin, b.span.end);
  });
  std::vector<Fix> apart;
  for (Fix& fix : fixes) {
    if (apart.empty() || apart.back().span.end < fix.span.begin) apart.push_back(std::move(fix));
  }
  fixes = std::move(apart);
}

Findings examine(const std::string& name, const std::string& text,
                 const check::ReadFile& read_file) {
  Session session{SessionOptions{}};
  session.check(name, text, read_file);
  Findings findings;
  for (const Diagnostic& diagnostic : session.diagnostics().all()) {
    if (diagnostic.severity == Severity::error) ++findings.errors;
    if (is_syntax_error(diagnostic)) ++findings.syntax_errors;
    for (const Fix& fix : diagnostic.fixes) {
      const bool own = fix.span.valid() && session.sources().name(fix.span.source) == name;
      if (own && fix.applicability == Applicability::certain) findings.fixes.push_back(fix);
    }
  }
  keep_apart(findings.fixes);
  for (const Fix& fix : findings.fixes) {
    const Position place = session.sources().position(fix.span);
    findings.places.push_back(fmt::format("{}:{}", place.line, place.column));
  }
  return findings;
}

/// From the last to the first, so that the places of the others stay.
std::string applied(std::string text, const std::vector<Fix>& fixes) {
  for (auto fix = fixes.rbegin(); fix != fixes.rend(); ++fix)
    text.replace(fix->span.begin, fix->span.end - fix->span.begin, fix->replacement);
  return text;
}

/// What a text that does not parse means is not known, so that its other errors do not count.
bool is_better(const Findings& after, const Findings& before) {
  if (before.syntax_errors >= syntax::max_syntax_errors) return true;  // there may be more
  if (before.syntax_errors > 0) return after.syntax_errors < before.syntax_errors;
  return after.syntax_errors == 0 && after.errors <= before.errors;
}

/// A line tells one error at a time: behind one that is mended another may come to light.
bool is_no_worse(const Findings& after, const Findings& before) {
  return is_better(after, before) ||
         (before.syntax_errors > 0 && after.syntax_errors == before.syntax_errors);
}

/// A text on its way, and what is found in it.
struct State {
  Mending mending;
  Findings findings;
};

/// The state with some of its fixes applied.
State with_fixes(const State& state, std::size_t first, std::size_t count, const std::string& name,
                 const check::ReadFile& read_file) {
  const auto begin = state.findings.fixes.begin() + static_cast<std::ptrdiff_t>(first);
  State result{state.mending, {}};
  result.mending.text =
      applied(state.mending.text, {begin, begin + static_cast<std::ptrdiff_t>(count)});
  for (std::size_t i = first; i < first + count; ++i) {
    result.mending.edits.push_back(state.findings.places[i] + ": " +
                                   state.findings.fixes[i].description);
  }
  result.findings = examine(name, result.mending.text, read_file);
  return result;
}

/// All fixes at once, or else the first of them that makes nothing worse.
std::optional<State> next_state(const State& state, const std::string& name,
                                const check::ReadFile& read_file) {
  const std::size_t count = state.findings.fixes.size();
  State all = with_fixes(state, 0, count, name, read_file);
  if (is_no_worse(all.findings, state.findings)) return all;
  for (std::size_t i = 0; i < count && count > 1; ++i) {
    State one = with_fixes(state, i, 1, name, read_file);
    if (is_no_worse(one.findings, state.findings)) return one;
  }
  return std::nullopt;
}

}  // namespace

Mending mend_script(const std::string& name, std::string text, const check::ReadFile& read_file) {
  State best{{std::move(text), {}}, {}};
  best.findings = examine(name, best.mending.text, read_file);
  State state = best;
  for (std::size_t round = 0; round < most_rounds && !state.findings.fixes.empty(); ++round) {
    std::optional<State> next = next_state(state, name, read_file);
    if (!next) break;
    state = std::move(*next);
    if (is_better(state.findings, best.findings)) best = state;
  }
  return best.mending;
}

}  // namespace entente
