#include "report/assertion_findings.h"

#include "report/text_sections.h"

namespace entente {

namespace {

constexpr Kind<std::string> failed_assertion{"A0001", Severity::error, "asserted, but not so: {}"};
constexpr Kind<std::string> missed_expectation{"A0002", Severity::warning,
                                               "expected, but not so: {}"};

}  // namespace

Diagnostics assertion_findings(const World& world, const std::vector<Verdict>& verdicts,
                               const Report& report) {
  Diagnostics findings;
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    if (verdicts[i].passed) continue;
    const AssertionReport& assertion = report.assertions[i];
    const Span place = world.assertions[verdicts[i].assertion].condition_span;
    const std::string& claim = assertion.because.empty() ? assertion.condition : assertion.because;
    auto details = findings.report(
        place, assertion.expectation ? missed_expectation : failed_assertion, claim);
    for (const std::string& reason : reasons_of_failure(report, assertion)) details.note(reason);
  }
  return findings;
}

}  // namespace entente
