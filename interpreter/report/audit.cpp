#include "report/record_csv.h"
#include "report/sections.h"

namespace entente {

namespace {

DeviationReport reported(const Deviation& deviation) {
  return {series_name(deviation.quantity),
          deviation.scenario,
          deviation.resource,
          deviation.country,
          deviation.period,
          deviation.relative,
          deviation.beside};
}

}  // namespace

AuditReport report_audit(const Audit& audit) {
  AuditReport report;
  report.series = audit.series;
  for (const QuantityAudit& quantity : audit.quantities) {
    report.largest.push_back(reported(quantity.largest));
    report.largest.back().beside_production = quantity.beside;
  }
  for (const Deviation& deviation : audit.suspicious)
    report.suspicious.push_back(reported(deviation));
  return report;
}

}  // namespace entente
