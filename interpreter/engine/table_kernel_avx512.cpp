// The kernel for AVX-512F.
#include "engine/table_kernel.inl"

namespace entente::engine {

const TableKernel table_kernel_avx512 = own_kernel;

}  // namespace entente::engine
