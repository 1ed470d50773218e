// What a plan adds to the links and entries of its resources: goods that are under way for some
// time, and substitutes. Included by parameters.inl, and by nothing else.
#pragma once

#include <algorithm>
#include <cmath>

#include "engine/arithmetic.h"
#include "engine/parameters.h"

namespace entente::engine::preparation {

/// A time of k + f steps: 1 - f of the goods are under way for k steps, and f for k + 1.
template <typename Real>
TransitLine<Real> line_of(const Parameters<Real>& p, const Transit& transit, const Supplier& row) {
  TransitLine<Real> line;
  line.resource = transit.resource;
  line.supplier = transit.supplier;
  line.country = transit.buyer;
  for (std::size_t b = row.first; b < row.last; ++b) {
    if (p.country_of[b] == transit.buyer) line.buyers.push_back(b);
  }
  line.pairs = row.pairs;
  line.links = row.links;
  line.whole = static_cast<std::size_t>(std::floor(transit.steps));
  line.share = Real(transit.share);
  line.later = Real(transit.steps) - Real(std::floor(transit.steps));
  line.delay = Real(transit.steps);
  line.chokepoints = transit.chokepoints;
  return line;
}

template <typename Real>
void set_lines(const Plan& plan, Parameters<Real>& p) {
  p.lines.clear();
  p.lines_of.clear();
  p.slot_count = 0;
  if (plan.transits.empty()) return;
  for (std::size_t r = 0; r < p.resources; ++r) {
    const std::size_t begin = p.lines.size();
    for (const Transit& transit : plan.transits) {
      const bool takes_part = transit.resource == r && transit.share > 0 && transit.steps > 0;
      if (!takes_part || p.factored[r]) continue;
      for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
        if (p.suppliers[m].country != transit.supplier) continue;
        TransitLine<Real> line = line_of(p, transit, p.suppliers[m]);
        line.slots = p.slot_count;
        p.slot_count += line.slot_count() * line.buyers.size();
        p.lines.push_back(std::move(line));
      }
    }
    p.lines_of.push_back({begin, p.lines.size()});
  }
  if (p.lines.empty()) p.lines_of.clear();
}

/// Whether the makers of s can replace the input; those of the substitute would make it from
/// itself.
inline bool can_replace(const Substitution& substitution, std::size_t s) {
  const std::vector<std::size_t>& outputs = substitution.outputs;
  if (s == substitution.substitute) return false;
  return outputs.empty() || std::find(outputs.begin(), outputs.end(), s) != outputs.end();
}

template <typename Real>
StandIn<Real> stand_in_of(const Parameters<Real>& p, const Substitution& substitution,
                          std::size_t b) {
  StandIn<Real> user;
  user.replaced_cell = p.cell(substitution.replaced, p.country_of[b]);
  user.substitute_cell = p.cell(substitution.substitute, p.country_of[b]);
  user.replaced_column = p.column(substitution.replaced, b);
  user.substitute_column = p.column(substitution.substitute, b);
  user.limit = Real(substitution.up_to);
  user.ratio = Real(substitution.ratio);
  user.learning = substitution.months > 0
                      ? smaller(Real(1), Real(p.step / Real(substitution.months)))
                      : Real(1);
  return user;
}

/// Industries that use what is replaced, and, where nobody in particular is named, final users.
template <typename Real>
void set_stand_ins(const Plan& plan, Parameters<Real>& p) {
  p.stand_ins.clear();
  p.replaceable.clear();
  for (const Substitution& substitution : plan.substitutions) {
    if (!(substitution.up_to > 0)) continue;
    const std::size_t r = substitution.replaced;
    for (const std::size_t e : p.users_of[r]) {
      for (std::size_t k = 0; k < p.width; ++k) {
        const std::size_t at = e * p.width + k;
        const std::size_t output = p.by_user ? k % p.resources : p.entries[e].output;
        const bool counts = p.amount[at] > Real(0) && p.cover[at] < infinite<Real>();
        if (!counts || !can_replace(substitution, output)) continue;
        StandIn<Real> user = stand_in_of(p, substitution, k);
        user.place = at;
        user.entry = e;
        user.maker = k;
        p.stand_ins.push_back(user);
        p.replaceable.resize(p.entries.size(), 0);
        p.replaceable[e] = 1;
      }
    }
    if (!substitution.outputs.empty()) continue;
    for (std::size_t b = p.by_user ? p.width : 0; b < p.buyers; ++b) {
      if (!(p.final_use[p.column(r, b)] > Real(0))) continue;
      StandIn<Real> user = stand_in_of(p, substitution, b);
      user.final = true;
      p.stand_ins.push_back(user);
    }
  }
  if (!p.stand_ins.empty()) p.replaceable.resize(p.entries.size(), 0);
}

}  // namespace entente::engine::preparation
