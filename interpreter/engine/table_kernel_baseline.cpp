// The kernel for what every machine of its kind has: SSE2 on x86-64.
#include "engine/table_kernel.inl"

namespace entente::engine {

const TableKernel table_kernel_baseline = own_kernel;

}  // namespace entente::engine
