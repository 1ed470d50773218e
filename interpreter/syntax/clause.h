// What may stand in the braces of a shock and of an agreement.
#pragma once

#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "syntax/parts.h"

namespace entente::syntax {

struct MembersClause {
  std::vector<Name> names;
  std::optional<Period> period;
};

// shocks
enum class Disposal { keeping, selling_elsewhere, cutting };
struct RestrictsClause {
  Name supplier;
  std::vector<Name> resources;
  std::vector<Name> buyers;  ///< empty: all
  Value by;
  Disposal disposal = Disposal::keeping;
};
struct LosesClause {
  Name country;
  Value amount;
  Name resource;
  Name what;  ///< capacity, reserve, capital
};
struct ClosesClause {
  std::vector<Name> chokepoints;
  std::optional<Value> by;
};
struct ChangesUseClause {
  bool raises = true;
  std::vector<Name> resources;
  std::vector<Name> countries;  ///< empty: everywhere
  Value by;
};
struct RebuiltClause {
  Value over;
  std::optional<Value> at;  ///< ordered per money destroyed
  std::vector<std::pair<Name, std::optional<Value>>> portions;
};
struct RecoversClause {
  Value over;
  std::optional<Name> shape;  ///< linear, convex, concave
  bool unscaled = false;      ///< convex only
};
struct ShockClause {
  Span span;
  std::variant<RestrictsClause, LosesClause, ClosesClause, ChangesUseClause, RebuiltClause,
               RecoversClause, Period>
      node;
};
struct ShockStatement {
  Name name;
  std::optional<Label> label;
  std::vector<ShockClause> clauses;
};

// agreements
struct NoExportControlsClause {
  std::vector<Name> resources;
};
struct PriorityClause {
  Value share;
  std::vector<Name> resources;  ///< empty: all
  std::optional<ExprId> when;
};
struct ShareReservesClause {
  std::vector<Name> resources;
  std::optional<Value> above;
  std::optional<Value> up_to;
};
struct GuaranteeClause {
  Value amount;
  Name resource;
  Name supplier;
  Name buyer;
  std::optional<Provenance> provenance;
};
struct BuildClause {
  Name name;
  Value amount;
  Name resource;
  Name country;
  std::optional<Period> period;
  std::optional<Value> over;
  bool to_members = false;
  std::optional<Provenance> provenance;
};
struct AgreementClause {
  Span span;
  std::variant<MembersClause, Period, NoExportControlsClause, PriorityClause, ShareReservesClause,
               GuaranteeClause, BuildClause>
      node;
};
struct AgreementStatement {
  Name name;
  std::optional<Label> label;
  std::vector<AgreementClause> clauses;
};

}  // namespace entente::syntax
