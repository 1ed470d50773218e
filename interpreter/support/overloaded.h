// overloaded{lambda, ...}: one visitor for std::visit.
#pragma once

namespace entente {

template <typename... Lambdas>
struct overloaded : Lambdas... {
  using Lambdas::operator()...;
};
template <typename... Lambdas>
overloaded(Lambdas...) -> overloaded<Lambdas...>;

}  // namespace entente
