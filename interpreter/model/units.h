// Units: a namespace of their own, from names to a dimension and an exact factor.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/dimension.h"
#include "support/rational.h"

namespace entente {

/// One of `name` is `factor` of the kept unit of its dimension: kt is 1000 of t, % is 1/100 of 1.
struct Unit {
  std::string name;
  Dimension dimension;
  Rational factor = 1;
};

/// An exact amount in kept units, with the unit in which its writer gave it.
struct ExactQuantity {
  Rational value = 0;
  Dimension dimension;
  Unit shown;
};

/// A currency, and the multiple of it that a table is counted in.
struct Money {
  Unit unit;
  Rational factor = 1;
};

/// True of a time that its writer gave in months, quarters or years, whether or not the script says
/// `calendar average`: the calendar knows how long it is from a date on.
bool counted_in_months(const ExactQuantity& time);

class Units {
 public:
  Units();

  /// Why a unit name cannot be resolved.
  enum class Mistake {
    no_unit,           ///< `wafr`
    no_year,           ///< `USD`: money has one
    no_currency,       ///< `usd@2025`, `XYZ@2025`
    year_of_no_money,  ///< `kg@2025`
    year_outside,      ///< `USD@1066`
    size_of_money,     ///< `MUSD@2025`, `M.USD@2025`
  };
  /// A unit name that cannot be resolved: which part of it, and what may have been meant.
  struct Unknown {
    Mistake mistake = Mistake::no_unit;
    std::size_t at = 0;  ///< where the part begins
    std::string part;
    std::optional<std::string> suggestion;  ///< of money perhaps without its year
    std::string_view scale;                 ///< the word for its letters of size: "million"
  };
  /// Resolves `kt/year`, `MWh/t`, `%/year`, `M.wafer`, `USD@2025/kg`; the money of a year becomes a
  /// dimension where it is first mentioned. On failure fills `unknown`. Stops where the factor is
  /// too long.
  std::optional<Unit> resolve(std::string_view text, Unknown& unknown);

  bool contains(std::string_view name) const;
  /// A new kind of countable thing, with a dimension of its own.
  void add_base(const std::string& name);
  void add(const Unit& unit);
  /// The money of an economy, such as `M.EUR/year`: makes `M.EUR` known, in which amounts of it are
  /// kept, and the currency by itself. Nothing where the text is no money a year.
  std::optional<Money> add_money(std::string_view text);
  /// `calendar average`: from now on one month counts as 365/12 days wherever they meet.
  void average_calendar();
  bool calendar_averaged() const { return calendar_averaged_; }

  const BaseDimensions& bases() const { return bases_; }
  std::vector<std::string> names() const;

 private:
  using Found = std::map<std::string, Unit, std::less<>>::const_iterator;
  /// A unit, or the money of a year.
  Found find(std::string_view part);
  Unknown explain(std::string_view part) const;
  /// `MUSD@2025`, `M.USD@2025`, `USDbn@2025`: what stands there, and the word for its size.
  std::optional<Unknown> sized_money(std::string_view part) const;
  void define(std::string_view name, const Dimension& dimension, const Rational& factor);

  BaseDimensions bases_;
  std::map<std::string, Unit, std::less<>> units_;
  bool calendar_averaged_ = false;
};

}  // namespace entente
