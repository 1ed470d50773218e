// Operators over values: exact where both sides are constants, a formula where a run must answer,
// and a diagnostic where dimensions or kinds do not fit.
#pragma once

#include <vector>

#include "check/holes.h"
#include "check/value.h"
#include "diagnostics/diagnostics.h"

namespace entente::check {

struct Operand {
  Value value;
  Span span;
  std::optional<FormulaId> condition = {};  ///< of a fold: counts only where it holds
};

class Arithmetic {
 public:
  Arithmetic(World& world, Diagnostics& diagnostics, Holes& holes)
      : world_(world), diagnostics_(diagnostics), holes_(holes) {}

  Value negate(const Operand& operand, Span span);
  Value logical_not(const Operand& operand, Span span);
  /// `sign` is where a message about the two sides together points; none: at all of `span`.
  Value combine(BinaryOperation operation, const Operand& left, const Operand& right, Span span,
                Span sign = {});
  Value compare(Relation relation, const Operand& left, const Operand& right, Span span,
                Span sign = {});
  Value contains(const Operand& element, const Operand& collection, Span sign);
  Value choose(const Operand& condition, const Operand& then, const Operand& otherwise, Span span);
  Value fold(Folding folding, std::vector<Operand> operands, Span span);
  /// `as unit`: the same amount, given in another unit.
  Value convert(const Operand& operand, const Unit& unit, Span unit_span);

  /// Of an amount; null for anything else.
  const Dimension* dimension_of(const Value& value) const;
  /// A truth that no run is needed for.
  std::optional<bool> known_truth(const Value& value) const;
  /// A constant or formula as a formula node; reports and gives nothing for anything else.
  std::optional<FormulaId> formula(const Operand& operand);
  /// Reports unless the dimensions agree.
  bool agree(const Operand& left, const Operand& right, std::string_view verb, Span sign);
  FormulaId add(Formula formula) { return world_.formulas.add(std::move(formula)); }

 private:
  Value combine_hole(BinaryOperation operation, const Operand& left, const Operand& right);
  Value combine_empty(BinaryOperation operation, const Operand& left, const Operand& right,
                      Span span, Span sign);
  /// An empty sum as 0 of what stands beside it; anything else as it is.
  Operand beside(const Operand& operand, const Operand& other) const;
  /// True where one side is a hole, which the other then settles.
  bool settle(const Operand& left, const Operand& right);
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
  /// Reports a unit to a power that is too high.
  bool within_powers(const Dimension& dimension, Span span);
  Unit natural_unit(const Dimension& dimension) const;

  World& world_;
  Diagnostics& diagnostics_;
  Holes& holes_;
};

}  // namespace entente::check
