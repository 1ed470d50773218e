// The engine in double, the number type of every run but an audit.
#include "engine/simulation.inl"

namespace entente::engine {

template std::vector<Trace> simulate_batch<double>(const Plan&, const std::vector<Job>&,
                                                   std::size_t, Stop);

}  // namespace entente::engine
