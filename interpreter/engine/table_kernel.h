// What a table costs most of its time in, in double, for the instruction set that the machine has:
// chosen when first asked, with the same bits whichever it is.
//
//   column_sums   sums[s][b] = sum over rows of flow[row * stride + b] x weights[s][row], in the
//   order
//                 of the rows, for each of `several` weights
//   row_sums      sums[s][row] += sum over b of flow[row * stride + b] x rates[s][b]: lane b mod 8
//   of
//                 eight, then ((0 + 4) + (2 + 6)) + ((1 + 5) + (3 + 7))
//   sum_of_all    reads every value once: what the memory allows, for comparison in benchmarks
//   settle, fulfil, sum_wanted, settle_clean, add_bids, sum_bids, move_bids: the loops of
//   place_loops.inl
#pragma once

#include <vector>

#include "engine/table_kernel_set.h"

namespace entente::engine {

const TableKernel& table_kernel();

/// The versions that this machine can run, for tests: all give the same bits.
std::vector<const TableKernel*> available_kernels();

}  // namespace entente::engine
