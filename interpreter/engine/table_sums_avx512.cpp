// The sums for AVX-512F.
#include "engine/table_sums.inl"

namespace entente::engine {

const TableSums table_sums_avx512 = own_sums;

}  // namespace entente::engine
