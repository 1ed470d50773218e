// The few operations that every phase is written in, for any number type: minimum, maximum,
// division that is total, and sums in a fixed order.
#pragma once

#include <cstddef>
#include <limits>

namespace entente::engine {

template <typename Real>
[[gnu::always_inline]] inline Real smaller(Real a, Real b) {
  return b < a ? b : a;
}

template <typename Real>
[[gnu::always_inline]] inline Real larger(Real a, Real b) {
  return a < b ? b : a;
}

/// 0 where `value` lies below `threshold`: rounding left-overs must not be taken for goods.
template <typename Real>
[[gnu::always_inline]] inline Real zero_below(Real value, Real threshold) {
  return value < threshold ? Real(0) : value;
}

/// x / 0 is 0: nothing is asked, so nothing is shared out.
template <typename Real>
[[gnu::always_inline]] inline Real ratio(Real numerator, Real denominator) {
  return denominator > Real(0) ? Real(numerator / denominator) : Real(0);
}

template <typename Real>
[[gnu::always_inline]] constexpr Real infinite() {
  return std::numeric_limits<Real>::infinity();
}

/// The sum of term(k) for k in [first, last), in four fixed lanes: the same bits for every
/// instruction set.
template <typename Real, typename Term>
[[gnu::always_inline]] inline Real sum_in_lanes(std::size_t first, std::size_t last, Term term) {
  Real lane[4] = {Real(0), Real(0), Real(0), Real(0)};
  std::size_t k = first;
  for (; k + 4 <= last; k += 4) {
    for (std::size_t offset = 0; offset < 4; ++offset) lane[offset] += term(k + offset);
  }
  for (; k < last; ++k) lane[0] += term(k);
  return (lane[0] + lane[1]) + (lane[2] + lane[3]);
}

}  // namespace entente::engine
