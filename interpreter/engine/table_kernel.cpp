#include "engine/table_kernel.h"

namespace entente::engine {

std::vector<const TableKernel*> available_kernels() {
  std::vector<const TableKernel*> result = {&table_kernel_baseline};
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx2")) result.push_back(&table_kernel_avx2);
  if (__builtin_cpu_supports("avx512f")) result.push_back(&table_kernel_avx512);
#endif
  return result;
}

const TableKernel& table_kernel() {
  static const TableKernel& best = *available_kernels().back();
  return best;
}

}  // namespace entente::engine
