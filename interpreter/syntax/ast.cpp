#include "syntax/ast.h"

#include <algorithm>

#include "support/overloaded.h"

namespace entente::syntax {
namespace {

void visit_interval(const std::optional<Interval>& interval, auto&& visit) {
  if (!interval) return;
  visit(interval->low);
  if (interval->high) visit(*interval->high);
}

void visit_value(const Value& value, auto&& visit) {
  visit_interval(value.centre, visit);
  visit_interval(value.spread, visit);
}

void visit_generators(const std::vector<Generator>& generators, auto&& visit) {
  for (const Generator& generator : generators) {
    visit(generator.set);
    if (generator.condition) visit(*generator.condition);
  }
}

void visit_children(const Expr& expr, auto&& visit) {
  std::visit(overloaded{
                 [](const Number&) {},
                 [](const DateText&) {},
                 [](const Text&) {},
                 [](const Bool&) {},
                 [](const Hole&) {},
                 [](const NameRef&) {},
                 [](const Broken&) {},
                 [&](const Unary& node) { visit(node.operand); },
                 [&](const Binary& node) {
                   visit(node.left);
                   visit(node.right);
                 },
                 [&](const As& node) { visit(node.operand); },
                 [&](const If& node) {
                   visit(node.condition);
                   visit(node.then);
                   visit(node.otherwise);
                 },
                 [&](const Call& node) {
                   visit(node.callee);
                   for (const Argument& argument : node.arguments) {
                     visit_value(argument.value, visit);
                   }
                   visit_generators(node.generators, visit);
                 },
                 [&](const Member& node) { visit(node.object); },
                 [&](const Index& node) {
                   visit(node.object);
                   visit(node.index);
                 },
                 [&](const AtDate& node) { visit(node.operand); },
                 [&](const Uncertain& node) { visit_value(node.value, visit); },
                 [&](const Set& node) {
                   for (const ExprId element : node.elements) visit(element);
                 },
                 [&](const List& node) {
                   for (const Value& element : node.elements) visit_value(element, visit);
                   visit_generators(node.generators, visit);
                 },
             },
             expr.node);
}

}  // namespace

ExprId Ast::add(Expr expr) {
  std::uint32_t depth = 1;
  visit_children(expr, [&](ExprId child) { depth = std::max(depth, depths_[child] + 1); });
  if (depth > max_depth) {
    if (!too_deep) too_deep = expr.span;
    expr.node = Broken{};
    depth = 1;
  }
  depths_.add(depth);
  return exprs_.add(std::move(expr));
}

}  // namespace entente::syntax
