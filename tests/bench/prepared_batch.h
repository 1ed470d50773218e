// Runs that are ready to take steps, so that a benchmark measures those and nothing else.
#pragma once

#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include <cstddef>
#include <memory>

#include "engine/plan.h"

namespace entente::bench {

class PreparedBatch {
 public:
  /// `members` runs with a shock each.
  PreparedBatch(const engine::Plan& plan, std::size_t members, std::size_t threads);
  ~PreparedBatch();
  PreparedBatch(const PreparedBatch&) = delete;
  PreparedBatch& operator=(const PreparedBatch&) = delete;

  void step();

 private:
  struct Runs;
  std::unique_ptr<Runs> runs_;
};

/// Reads all flows once, the rows divided among the threads: what the memory allows.
class PlainRead {
 public:
  PlainRead(const engine::Plan& plan, std::size_t threads);

  double read();

 private:
  const engine::Plan& plan_;
  std::size_t threads_;
  tbb::global_control limit_;
  tbb::task_arena arena_;
};

}  // namespace entente::bench
