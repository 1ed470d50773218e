// The kernel for AVX2.
#include "engine/table_kernel.inl"

namespace entente::engine {

const TableKernel table_kernel_avx2 = own_kernel;

}  // namespace entente::engine
