// The sums for what every machine of its kind has: SSE2 on x86-64.
#include "engine/table_sums.inl"

namespace entente::engine {

const TableSums table_sums_baseline = own_sums;

}  // namespace entente::engine
