// Operators over values: exact where both sides are constants, a formula where a run must answer,
// and a diagnostic where dimensions or kinds do not fit.
#pragma once

#include <vector>

#include "check/value.h"
#include "diagnostics/diagnostics.h"

namespace entente::check {

struct Operand {
  Value value;
  Span span;
};

class Arithmetic {
 public:
  Arithmetic(World& world, Diagnostics& diagnostics) : world_(world), diagnostics_(diagnostics) {}

  Value negate(const Operand& operand, Span span);
  Value logical_not(const Operand& operand, Span span);
  /// `sign` is where a message about the two sides together points; none: at all of `span`.
  Value combine(BinaryOperation operation, const Operand& left, const Operand& right, Span span,
                Span sign = {});
  Value compare(Relation relation, const Operand& left, const Operand& right, Span span,
                Span sign = {});
  Value contains(const Operand& element, const Operand& collection, Span sign);
  Value choose(const Operand& condition, const Operand& then, const Operand& otherwise, Span span);
  Value fold(Folding folding, const std::vector<Operand>& operands, Span span);
  /// `as unit`: the same amount, given in another unit.
  Value convert(const Operand& operand, const Unit& unit, Span unit_span);

  /// A constant or formula as a formula node; reports and gives nothing for anything else.
  std::optional<FormulaId> formula(const Operand& operand);
  /// Reports unless the dimensions agree.
  bool agree(const Operand& left, const Operand& right, std::string_view verb, Span sign);
  FormulaId add(Formula formula) { return world_.formulas.add(std::move(formula)); }

 private:
  Value exact(BinaryOperation operation, const ExactQuantity& left, const ExactQuantity& right,
              const Operand& divisor, Span span);
  Value combine_dates(BinaryOperation operation, const Operand& left, const Operand& right,
                      Span span, Span sign);
  Value combine_sets(BinaryOperation operation, const Operand& left, const Operand& right,
                     Span sign);
  Value combine_truths(BinaryOperation operation, const Operand& left, const Operand& right,
                       Span span);
  Value combine_formulas(BinaryOperation operation, const Operand& left, const Operand& right,
                         Span span, Span sign);
  /// `as unit` of other money, by the rates that the script declares.
  Value exchange(const Operand& operand, const Unit& unit, Span unit_span,
                 const std::vector<MoneyPair>& pairs);
  Value raise(const Operand& base, const Operand& exponent, Span span);
  bool same_substance(FormulaId left, FormulaId right, Span sign);
  Value not_applicable(std::string_view operation, const Operand& left, const Operand& right,
                       Span sign, std::string note = {});
  /// The quantity, unless it is larger than exact numbers may be.
  Value checked(ExactQuantity quantity, Span span);
  bool within_powers(const Dimension& dimension, Span span);
  Unit natural_unit(const Dimension& dimension) const;
  const Dimension* dimension_of(const Value& value) const;

  World& world_;
  Diagnostics& diagnostics_;
};

}  // namespace entente::check
