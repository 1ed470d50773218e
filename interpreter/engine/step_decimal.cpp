// The engine in decimals of 50 digits: the same code, run beside double by an audit, so that what
// they disagree on is rounding. Several hundred times slower.
#include <boost/multiprecision/cpp_dec_float.hpp>

#include "engine/simulation.inl"

namespace entente::engine {

namespace {

using Decimal = boost::multiprecision::number<boost::multiprecision::cpp_dec_float<50>,
                                              boost::multiprecision::et_off>;

}  // namespace

std::vector<Trace> simulate_batch_in_decimals(const Plan& plan, const std::vector<Job>& jobs,
                                              std::size_t threads, Stop stop) {
  return simulate_batch<Decimal>(plan, jobs, threads, stop);
}

}  // namespace entente::engine
