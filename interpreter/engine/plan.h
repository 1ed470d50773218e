// The immutable half of a run: the balanced baseline in engine units (amounts per step, times in
// months) and the settings of the engine. Filled from a World by compile.h, or by hand in tests;
// names are known to neither.
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

namespace entente::engine {

inline constexpr double unlimited = std::numeric_limits<double>::infinity();
inline constexpr double days_per_month = 365.0 / 12.0;

/// How an industry's output depends on its input stocks.
enum class InputRule { until_exhausted, cautious };
/// Who is served first within a country when less arrives than was wanted.
enum class Rationing { pro_rata, industries_first, final_use_first };

/// Whose step it is: the clean rules, or those of ARIO as its published program executes them
/// (docs/model.md). One step serves both; each difference is a setting.
enum class Rule { clean, boario };
/// How overproduction follows unmet demand under Rule::boario: by the sign of the gap and relaxing
/// only where it is exactly 0; as documented, relaxing wherever it is not above 0; or relaxing
/// where it is 0 to 1e-9.
enum class Overproduction { boario, documented, tolerant };

struct Settings {
  Rule rule = Rule::clean;
  bool gates = false;  ///< boario: stocks and gaps close to equilibrium are left alone, all or none
  std::size_t lag = 0;             ///< boario: losses of capacity act so many steps late
  bool capacity_weights = true;    ///< orders follow suppliers' capacities; false: baseline shares
  double overproduction_base = 1;  ///< boario: factor at the start, and where it relaxes to
  Overproduction overproduction = Overproduction::boario;
  double restocking_days = 60;           ///< time over which a gap of working stock is reordered
  double refill_months = 12;             ///< time over which a strategic reserve is refilled
  double overproduction_maximum = 1.25;  ///< largest factor on capacity
  double overproduction_months = 12;     ///< time to reach it
  double release_months = 12;            ///< withheld goods leave over this time
  double rerouting_months = 0;           ///< 0: supplier shares follow at once
  bool new_suppliers = true;  ///< refused orders may go to suppliers without a baseline link
  InputRule input_rule = InputRule::until_exhausted;
  double cautious_below = 0.8;  ///< psi, read with InputRule::cautious only
  Rationing rationing = Rationing::pro_rata;
};

/// One recipe entry: `amount` of `input` per unit of the resource that owns the entry.
struct Input {
  std::size_t resource = 0;
  double amount = 0;
};

/// `share` of what goes from the supplier to the buyer is under way for `steps` steps, and passes
/// the chokepoints.
struct Transit {
  std::size_t resource = 0;
  std::size_t supplier = 0;
  std::size_t buyer = 0;
  double share = 0;
  double steps = 0;
  std::vector<std::size_t> chokepoints;
};

/// Users of `replaced` that lack it can use `ratio` of the substitute for one of it.
struct Substitution {
  std::size_t substitute = 0;
  std::size_t replaced = 0;
  std::vector<std::size_t> outputs;  ///< whose industries can; empty: all, and final users
  double up_to = 1;                  ///< of what they need
  double ratio = 1;
  double months = 0;  ///< of shortage, until they can replace all of that
};

/// Shapes: R resources, N countries, B buyers; [r,i] is r * N + i, [r,i,b] is (r * N + i) * B + b
/// (i supplier, b buyer). Where facts describe the economy, all users of a country order as one and
/// B is N. With `by_user` (an input-output table) industries and final uses order apart: industry
/// (j, s) is buyer j * R + s, final use (j, c) is buyer N * R + j * C + c, and where some reserve
/// is held that of j is buyer N * (R + C) + j.
struct Plan {
  std::size_t countries = 0;
  std::size_t resources = 0;
  bool by_user = false;
  std::size_t categories = 0;   ///< C, of final use; read with by_user
  bool reserves_order = false;  ///< with by_user: there are columns of reserves
  double months_per_step = 0.25;
  std::size_t steps_per_period = 4;
  std::size_t periods = 0;
  Settings settings;

  std::vector<char> local;                 ///< [r] not traded
  std::vector<std::vector<Input>> recipe;  ///< [r] its inputs, ordered by resource; with by_user
                                           ///< what an industry uses follows from the flows
  std::vector<double> flow;                ///< [r,i,b] baseline flow F0, amount per step
  std::vector<double> capacity;  ///< [r,i] c0, amount per step; `unlimited` where none binds
  std::vector<double> reserve;   ///< [r,j] G0, amount held at the first step
  /// [r][k,j]: declared days of working stock of input k (position in recipe[r]) held by the
  /// industry of r in j. Without by_user.
  std::vector<std::vector<double>> keep_days;

  /// [j] for the industries of one country, instead of the settings; empty: the settings.
  std::vector<double> overproduction_maximum;
  std::vector<double> overproduction_months;
  std::vector<Transit> transits;            ///< under the clean rules only
  std::vector<Substitution> substitutions;  ///< under the clean rules only

  // With by_user only.
  std::vector<double> cover_days;       ///< [r,j]: days of input r kept by the industries of j;
                                        ///< may be `unlimited`
  std::vector<double> restocking_days;  ///< [r], instead of the setting; empty: the setting
  std::vector<double> output;           ///< [r,i] gross output as the table gives it, a step
  std::vector<double> capital;          ///< [r,i] productive capital, in the table's money
  int capital_decimals = 7;             ///< boario: capital lost is rounded to so many decimals

  std::size_t steps() const { return periods * steps_per_period; }
  std::size_t cell(std::size_t resource, std::size_t country) const {
    return resource * countries + country;
  }
  std::size_t buyers() const {
    if (!by_user) return countries;
    return countries * (resources + categories + (reserves_order ? 1 : 0));
  }
  std::size_t country_of(std::size_t buyer) const {
    if (!by_user) return buyer;
    if (buyer < countries * resources) return buyer / resources;
    if (buyer < countries * (resources + categories))
      return (buyer - countries * resources) / categories;
    return buyer - countries * (resources + categories);
  }
  std::size_t pair(std::size_t resource, std::size_t supplier, std::size_t buyer) const {
    return (resource * countries + supplier) * buyers() + buyer;
  }
};

}  // namespace entente::engine
