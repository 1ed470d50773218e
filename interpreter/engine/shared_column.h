// An array that is filled once and then read by many: copies share it. The runs of a batch differ
// in their policies and not in their plan, and the plan of a large table is most of what a run
// needs.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "support/assert.h"

namespace entente::engine {

template <typename T>
class SharedColumn {
 public:
  const T& operator[](std::size_t at) const { return (*values_)[at]; }
  const T* data() const { return values_->data(); }
  std::size_t size() const { return values_->size(); }
  auto begin() const { return values_->begin(); }
  auto end() const { return values_->end(); }
  const std::vector<T>& values() const { return *values_; }

  /// To fill it, before anything is shared.
  std::vector<T>& edit() {
    ENTENTE_ASSERT(values_.use_count() == 1);
    return *values_;
  }

 private:
  std::shared_ptr<std::vector<T>> values_ = std::make_shared<std::vector<T>>();
};

}  // namespace entente::engine
