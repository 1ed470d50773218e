// The part of Arithmetic about sides that have no dimension of their own: holes, and sums of
// nothing.
#include "check/arithmetic.h"
#include "check/operands.h"

namespace entente::check {

bool Arithmetic::settle(const Operand& left, const Operand& right) {
  const auto* hole = as<Hole>(left.value);
  const auto* other_hole = as<Hole>(right.value);
  if (hole == nullptr && other_hole == nullptr) return false;
  // Two holes settle nothing.
  if (hole != nullptr && other_hole != nullptr) return true;
  const Value& other = hole != nullptr ? right.value : left.value;
  if (hole == nullptr) hole = other_hole;
  if (const Dimension* dimension = dimension_of(other)) {
    holes_.settle(*hole, *dimension);
  } else {
    holes_.settle(*hole, describe(other, world_));
  }
  return true;
}

Value Arithmetic::combine_hole(BinaryOperation operation, const Operand& left,
                               const Operand& right) {
  const bool scales =
      operation == BinaryOperation::multiply || operation == BinaryOperation::divide;
  if (!scales) {
    settle(left, right);
    return Unknown{};
  }
  const auto* hole = as<Hole>(left.value);
  const bool hole_first = hole != nullptr;
  if (!hole_first) hole = as<Hole>(right.value);
  const Dimension* other = dimension_of(hole_first ? right.value : left.value);
  if (other == nullptr) return Unknown{};
  Hole result = *hole;
  if (operation == BinaryOperation::multiply) {
    result.factor = hole->factor * *other;
  } else if (hole_first) {
    result.factor = hole->factor / *other;
  } else {
    result.factor = *other / hole->factor;
    result.divides = !hole->divides;
  }
  return result;
}

Operand Arithmetic::beside(const Operand& operand, const Operand& other) const {
  if (as<EmptySum>(operand.value) == nullptr) return operand;
  const Dimension* dimension = dimension_of(other.value);
  if (dimension == nullptr) return {number(0), operand.span};
  const auto* quantity = as<ExactQuantity>(other.value);
  const auto* formula = as<FormulaId>(other.value);
  const Unit& shown = quantity != nullptr ? quantity->shown : world_.formulas[*formula].shown;
  return {ExactQuantity{0, *dimension, shown}, operand.span};
}

Value Arithmetic::combine_empty(BinaryOperation operation, const Operand& left,
                                const Operand& right, Span span, Span sign) {
  const bool left_empty = as<EmptySum>(left.value) != nullptr;
  const bool both = left_empty && as<EmptySum>(right.value) != nullptr;
  // Nothing times or out of anything is nothing, as a gap where nobody wants anything is.
  if (both && operation != BinaryOperation::power) return EmptySum{};
  const Operand& other = left_empty ? right : left;
  const bool scales = operation == BinaryOperation::multiply ||
                      (operation == BinaryOperation::divide && left_empty);
  if (scales && dimension_of(other.value) != nullptr) return EmptySum{};
  return combine(operation, beside(left, right), beside(right, left), span, sign);
}

}  // namespace entente::check
