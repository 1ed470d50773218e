// The sums for AVX2.
#include "engine/table_sums.inl"

namespace entente::engine {

const TableSums table_sums_avx2 = own_sums;

}  // namespace entente::engine
