// What the files of Arithmetic ask of the two sides of an operator.
#pragma once

#include <optional>
#include <string_view>

#include "check/value.h"

namespace entente::check {

template <typename T>
const T* as(const Value& value) {
  return std::get_if<T>(&value);
}

inline bool is_series(Shape shape) {
  return shape == Shape::series || shape == Shape::truth_series;
}
inline bool is_truth(Shape shape) { return shape == Shape::truth || shape == Shape::truth_series; }

inline std::string_view sign_of(BinaryOperation operation) {
  switch (operation) {
    case BinaryOperation::add:
      return "+";
    case BinaryOperation::subtract:
      return "-";
    case BinaryOperation::multiply:
      return "*";
    case BinaryOperation::divide:
      return "/";
    case BinaryOperation::power:
      return "^";
    case BinaryOperation::logical_and:
      return "and";
    case BinaryOperation::logical_or:
      return "or";
  }
  return "";
}

/// A country stands for the set of itself where a set is due.
inline std::optional<CountrySet> country_set(const Value& value) {
  if (const auto* set = as<CountrySet>(value)) return *set;
  if (const auto* country = as<CountryId>(value)) return CountrySet{{*country}};
  return std::nullopt;
}

inline std::optional<ResourceSet> resource_set(const Value& value) {
  if (const auto* set = as<ResourceSet>(value)) return *set;
  if (const auto* resource = as<ResourceId>(value)) return ResourceSet{{*resource}};
  return std::nullopt;
}

}  // namespace entente::check
