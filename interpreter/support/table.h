// Table<Id, T>: a vector addressed by its own id type only.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "support/assert.h"

namespace entente {

template <typename IdType, typename T>
class Table {
 public:
  Table() = default;
  explicit Table(std::size_t size, const T& value = T()) : rows_(size, value) {}

  IdType add(T row) {
    rows_.push_back(std::move(row));
    return IdType(rows_.size() - 1);
  }

  T& operator[](IdType id) {
    ENTENTE_ASSERT(id.index() < rows_.size());
    return rows_[id.index()];
  }
  const T& operator[](IdType id) const {
    ENTENTE_ASSERT(id.index() < rows_.size());
    return rows_[id.index()];
  }

  std::size_t size() const { return rows_.size(); }
  bool empty() const { return rows_.empty(); }
  void resize(std::size_t size, const T& value = T()) { rows_.resize(size, value); }

  /// The ids in order, for `for (const CountryId country : countries.ids())`.
  struct Ids {
    struct Iterator {
      std::size_t index;
      IdType operator*() const { return IdType(index); }
      Iterator& operator++() {
        ++index;
        return *this;
      }
      bool operator!=(const Iterator& other) const { return index != other.index; }
    };
    std::size_t size;
    Iterator begin() const { return {0}; }
    Iterator end() const { return {size}; }
  };
  Ids ids() const { return {rows_.size()}; }

  auto begin() { return rows_.begin(); }
  auto end() { return rows_.end(); }
  auto begin() const { return rows_.begin(); }
  auto end() const { return rows_.end(); }

 private:
  std::vector<T> rows_;
};

}  // namespace entente
