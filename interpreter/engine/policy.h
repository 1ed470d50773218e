// What a scenario adds to a Plan: shocks and agreement terms as data. Times are months from the
// start of the horizon, amounts are per month, shares are fractions; ids are the Plan's indices.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/plan.h"

namespace entente::engine {

/// How what was lost comes back. The part still missing e days after the end, over t days:
///   linear           1 - e / t
///   convex           (1 - 1 / t)^(4 e)
///   convex_unscaled  (1 - 1 / t)^e
///   concave          t / (t + z e^q), z = 1e-6, q = (ln t - ln z) / (ln t - ln 2): half is back
///                    after t / 2 days; linear where t is not above 2 days
enum class Curve { linear, convex, convex_unscaled, concave };

/// In force from `from` until `until`, then back to nothing along a curve of `recovery` months.
struct Window {
  double from = 0;
  double until = unlimited;
  double recovery = 0;
  Curve curve = Curve::linear;

  /// Mean of the level over [begin, end): 1 in force, falling to 0 over the recovery. An integral.
  double mean(double begin, double end) const;

  friend bool operator==(const Window&, const Window&) = default;
};

/// What becomes of goods that an export control withholds.
enum class Disposal { keeping, selling_elsewhere, cutting };

struct ExportControl {
  std::size_t resource = 0;
  std::size_t supplier = 0;
  std::vector<std::size_t> buyers;  ///< never contains the supplier
  double share = 0;                 ///< of the baseline flow
  Disposal disposal = Disposal::keeping;
  Window window;

  friend bool operator==(const ExportControl&, const ExportControl&) = default;
};

struct CapacityLoss {
  std::size_t resource = 0;
  std::size_t country = 0;
  double share = 0;
  Window window;

  friend bool operator==(const CapacityLoss&, const CapacityLoss&) = default;
};

/// A part of a strategic reserve, or an amount of it, is destroyed in the step of `from`.
struct ReserveLoss {
  std::size_t resource = 0;
  std::size_t country = 0;
  double by = 0;
  bool share = true;  ///< of what the reserve holds then; else an amount
  double from = 0;

  friend bool operator==(const ReserveLoss&, const ReserveLoss&) = default;
};

/// Productive capital of an industry destroyed, in the table's money: it takes away as much of
/// capacity as it is of all capital of the industry. Losses add up.
struct CapitalLoss {
  std::size_t resource = 0;
  std::size_t country = 0;
  double amount = 0;
  Window window;

  friend bool operator==(const CapitalLoss&, const CapitalLoss&) = default;
};

/// What was destroyed until it is rebuilt: from `from` on capital is missing, from `until` on it is
/// ordered anew from the rebuilding industries, 1 / `months` of the rest a month.
struct Rebuilding {
  struct Damage {
    std::size_t buyer = 0;  ///< an industry's column, or that of a final use
    double amount = 0;      ///< of the table's money

    friend bool operator==(const Damage&, const Damage&) = default;
  };
  struct Builder {
    std::size_t resource = 0;
    double share = 0;  ///< all shares add up to 1

    friend bool operator==(const Builder&, const Builder&) = default;
  };
  std::vector<Damage> damages;
  std::vector<Builder> builders;
  double from = 0;
  double until = 0;
  double months = 1;
  double factor = 1;  ///< orders per money destroyed

  friend bool operator==(const Rebuilding&, const Rebuilding&) = default;
};

/// Final use of `resource` in `country` becomes (1 + change) times the baseline.
struct DemandChange {
  std::size_t resource = 0;
  std::size_t country = 0;
  double change = 0;
  Window window;

  friend bool operator==(const DemandChange&, const DemandChange&) = default;
};

/// `share` of the flow (r, i, j) passes through every chokepoint named, one after the other.
struct Route {
  std::size_t resource = 0;
  std::size_t supplier = 0;
  std::size_t buyer = 0;
  double share = 0;
  std::vector<std::size_t> chokepoints;

  friend bool operator==(const Route&, const Route&) = default;
};

struct Closure {
  std::size_t chokepoint = 0;
  double share = 0;
  Window window;

  friend bool operator==(const Closure&, const Closure&) = default;
};

/// Country j is a member from `from` until `until`.
struct Membership {
  std::size_t country = 0;
  double from = 0;
  double until = unlimited;

  friend bool operator==(const Membership&, const Membership&) = default;
};

/// The members and the time of a term; a step counts where the term is in force for at least half
/// of it.
struct Scope {
  std::vector<Membership> members;
  double from = 0;
  double until = unlimited;

  friend bool operator==(const Scope&, const Scope&) = default;
};

struct NoExportControls {
  Scope scope;
  std::vector<std::size_t> resources;

  friend bool operator==(const NoExportControls&, const NoExportControls&) = default;
};

struct Priority {
  Scope scope;
  std::vector<std::size_t> resources;
  double share = 0;  ///< of what is left for export
  std::optional<double>
      trigger;  ///< world_shortage of the previous period above this; none: always on

  friend bool operator==(const Priority&, const Priority&) = default;
};

struct Guarantee {
  Scope scope;
  std::size_t resource = 0;
  std::size_t supplier = 0;
  std::size_t buyer = 0;
  double amount = 0;  ///< a month

  friend bool operator==(const Guarantee&, const Guarantee&) = default;
};

struct SharedReserves {
  Scope scope;
  std::vector<std::size_t> resources;
  double above_days = 0;  ///< of the lender's baseline use, kept back
  double up_to = 1;       ///< share of the reserve at the start that may be lent

  friend bool operator==(const SharedReserves&, const SharedReserves&) = default;
};

struct Plant {
  std::size_t resource = 0;
  std::size_t country = 0;
  double amount = 0;  ///< a month, when complete
  double from = 0;    ///< ramps from here ...
  double over = 0;    ///< ... over these months
  double until = unlimited;
  std::vector<std::size_t> members_only;  ///< buyers whose orders it attracts; empty: everybody

  friend bool operator==(const Plant&, const Plant&) = default;
};

struct Policy {
  std::vector<ExportControl> controls;
  std::vector<CapacityLoss> losses;
  std::vector<ReserveLoss> reserve_losses;
  std::vector<CapitalLoss> capital_losses;
  std::vector<Rebuilding> rebuildings;
  std::vector<DemandChange> demand_changes;
  std::vector<Route> routes;
  std::vector<Closure> closures;
  std::vector<NoExportControls> no_controls;
  std::vector<Priority> priorities;
  std::vector<Guarantee> guarantees;
  std::vector<SharedReserves> shared_reserves;
  std::vector<Plant> plants;

  friend bool operator==(const Policy&, const Policy&) = default;
};

}  // namespace entente::engine
