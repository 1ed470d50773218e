// One step of the engine: the only function that moves a State forward. A batch of runs of one plan
// goes through it together, so that a large table is read once for all of them.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/parameters.h"
#include "engine/policy.h"
#include "engine/state.h"

namespace entente::engine {

/// One run of a batch.
template <typename Real>
struct Member {
  const Parameters<Real>* parameters = nullptr;
  const Policy* policy = nullptr;
  State<Real>* state = nullptr;
  Workspace<Real>* workspace = nullptr;
};

/// What a resource's passing tiles need of a run, and leave for it; see phases/factored.inl.
template <typename Real>
struct Passing;
template <typename Real>
struct Passenger;

/// What a batch needs beside what its runs have.
template <typename Real>
struct BatchScratch {
  std::size_t threads = 1;
  std::vector<Passing<Real>> passing;                    ///< [r, member]
  std::vector<TileScratch<Real>> scratch;                ///< by thread
  std::vector<std::vector<Passenger<Real>>> passengers;  ///< by thread
  std::vector<Gates> assumed;                            ///< by member
  std::vector<Gates> found;                              ///< by member
  std::vector<char> settled;                             ///< by member
};

template <typename Real>
BatchScratch<Real> make_batch(const std::vector<Member<Real>>& members, std::size_t threads);

/// All members have the same plan; the results of each are those of a run of its own, to the bit.
template <typename Real>
void step(const std::vector<Member<Real>>& members, std::size_t index, BatchScratch<Real>& batch);

template <typename Real>
void step(const Parameters<Real>& p, const Policy& policy, std::size_t index, State<Real>& state,
          Workspace<Real>& w);

}  // namespace entente::engine
