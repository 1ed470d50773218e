// The baseline of one resource: production, use and declared import shares closed into bilateral
// flows that add up. Pure numbers; a sheet that cannot close comes back as data, for somebody else
// to word.
#pragma once

#include <cstddef>
#include <optional>
#include <variant>
#include <vector>

namespace entente::baseline {

/// What was declared of one resource, in any fixed unit a month. Amounts are finite and not
/// negative (a capacity may be infinite: none declared), each vector has one entry a country, and a
/// (buyer, supplier) pair has at most one share; that is for the caller to see to.
struct Sheet {
  /// A share of the buyer's whole use, intermediate and final. It fixes its link, be it at 0% or at
  /// home: what the buyer's shares leave open comes from its other suppliers, never from this one.
  struct Share {
    std::size_t buyer = 0;
    std::size_t supplier = 0;
    double share = 0;  // 1 = all of the buyer's use
  };

  std::size_t countries = 0;
  bool local = false;  // cannot be traded: production = use in each country
  std::vector<double> production;
  std::vector<double> use;
  std::vector<double> capacity;
  std::vector<Share> shares;
  std::optional<std::size_t> rest_of_world;  // takes a surplus as final use of its own
};

/// A closed sheet. From here on production and use *are* the row and column sums of the flows,
/// taken in the order of the countries; they differ from the sheet by at most 1e-12 of the
/// resource's production (and an amount below 1e-13 of it may go unserved).
struct Flows {
  std::vector<double> flow;     // [supplier * countries + buyer]
  std::vector<char> estimated;  // same index: 1 where no share fixes the link; all 0 if local
  std::vector<double> production;
  std::vector<double> use;
  double surplus = 0;          // what was added to the final use of the rest of the world
  std::size_t sweeps = 0;      // of the biproportional fit
  bool faint_links = false;    // home-first could not close: links beyond its pattern were admitted
  std::size_t faint_used = 0;  // and so many of them carry flow
};

struct CapacityBelowProduction {
  std::size_t country = 0;
  double capacity = 0;
  double production = 0;
};
/// total: the sum of the buyer's declared shares, 1 = 100%.
struct SharesAboveOne {
  std::size_t buyer = 0;
  double total = 0;
};
/// Declared shares sell more than the supplier makes; `buyers` are those whose shares do.
struct SalesAboveProduction {
  std::size_t supplier = 0;
  double sold = 0;
  double production = 0;
  std::vector<std::size_t> buyers;
};
/// The world uses more than it makes.
struct Deficit {
  double production = 0;
  double use = 0;
};
/// The world makes more than it uses, and no rest of the world is there to take it.
struct SurplusWithoutSink {
  double production = 0;
  double use = 0;
};
/// Buyers whose need beyond their declared shares exceeds what all suppliers still open to one of
/// them make beyond declared sales. No part of the set is short by itself.
struct Infeasible {
  std::vector<std::size_t> buyers;
  double need = 0;
  double supply = 0;
  std::vector<std::size_t> suppliers;  // those open to them that have anything left
};
/// A local resource whose declared production is not what its country uses.
struct LocalMismatch {
  std::size_t country = 0;
  double production = 0;
  double use = 0;
};
/// A local resource cannot be bought abroad.
struct LocalBoughtAbroad {
  std::size_t buyer = 0;
  std::size_t supplier = 0;
};
/// Our own fault: a sheet that can close misses a margin by this share of production.
struct NotConverged {
  double residual = 0;
};

using Failure =
    std::variant<CapacityBelowProduction, SharesAboveOne, SalesAboveProduction, Deficit,
                 SurplusWithoutSink, Infeasible, LocalMismatch, LocalBoughtAbroad, NotConverged>;

/// Closes the sheet, or says with the figures why it cannot close: the first failure of totals,
/// capacity, shares, sales, supply in that order, and of the lowest country within one kind.
///
/// 1. totals: a surplus is added to the use of the rest of the world;
/// 2. declared shares become flows, and are held;
/// 3. home production serves home use on what remains of both margins, over open home links;
/// 4. the surplus goes to importers in proportion to remaining need, over open links;
/// 5. biproportional fitting (RAS) meets the margins, over the same links. Where home-first leaves
///    a buyer without suppliers, faint links (1e-9 of the proportional flow) are admitted on all
///    open ones, home use yields, and the faint links that were not needed are dropped again.
/// A link is open where no share fixes it.
///
/// A local resource is not fitted; with no production declared at all, production is its use.
std::variant<Flows, Failure> balance(const Sheet& sheet);

}  // namespace entente::baseline
