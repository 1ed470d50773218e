#include "report/sections.h"

namespace entente {

std::vector<DiagnosticReport> report_diagnostics(const std::vector<Diagnostic>& diagnostics,
                                                 const Sources& sources) {
  std::vector<DiagnosticReport> result;
  for (const Diagnostic& diagnostic : diagnostics) {
    DiagnosticReport report{std::string(diagnostic.code),
                            diagnostic.severity,
                            diagnostic.message,
                            {},
                            diagnostic.notes,
                            diagnostic.helps,
                            {}};
    for (const SpanLabel& label : diagnostic.labels) {
      if (label.span.valid())
        report.spans.push_back({place_of(label.span, sources), label.text, label.primary});
    }
    for (const Fix& fix : diagnostic.fixes) {
      report.fixes.push_back(
          {place_of(fix.span, sources), fix.replacement, fix.description, fix.applicability});
    }
    result.push_back(std::move(report));
  }
  return result;
}

}  // namespace entente
