// The engine in double, the number type of every run but an audit.
#include "engine/simulation.inl"

namespace entente::engine {

template Parameters<double> prepare<double>(const Plan&, const Policy&);
template State<double> opening_state<double>(const Parameters<double>&);
template Workspace<double> make_workspace<double>(const Parameters<double>&, const Policy&);
template void step<double>(const Parameters<double>&, const Policy&, std::size_t, State<double>&,
                           Workspace<double>&);
template Trace simulate_with<double>(const Plan&, const Policy&, const Recording&);

}  // namespace entente::engine
