// Calls: of questions and other builtins, and of the script's own functions, unrolled.
#include "check/builtins.h"
#include "check/expressions.h"

namespace entente::check {

namespace {

constexpr Kind<std::string> not_a_function{"E0206", Severity::error, "`{}` is no function"};
constexpr Kind<std::string, std::size_t, std::size_t> wrong_argument_count{
    "E0207", Severity::error, "`{}` takes {} arguments, not {}"};
constexpr Kind<std::string> later_function{"E0210", Severity::error,
                                           "`{}` is called before it is defined"};

}  // namespace

Value Expressions::call(const syntax::Call& node, Span span, const Bindings& bindings) {
  const auto* reference = std::get_if<syntax::NameRef>(&context_.ast[node.callee].node);
  if (reference == nullptr) {
    if (!std::holds_alternative<syntax::Broken>(context_.ast[node.callee].node)) {
      context_.diagnostics.report(
          context_.ast[node.callee].span, not_a_function,
          std::string(context_.sources.text(context_.ast[node.callee].span)));
    }
    return Unknown{};
  }
  const syntax::Name& callee = reference->name;
  const Symbol* symbol = context_.symbols.find(callee.text);
  if (symbol != nullptr) {
    if (const auto* function = std::get_if<FunctionId>(&symbol->meaning))
      return call_function(*function, node, span, bindings);
  }
  if (!is_builtin(callee.text)) {
    if (symbol != nullptr) {
      context_.diagnostics.report(callee.span, not_a_function, callee.text)
          .label(symbol->span, fmt::format("declared here as {}", describe(symbol->meaning)));
      return Unknown{};
    }
    std::vector<std::string> candidates = builtin_names();
    for (std::string& name : context_.symbols.names(
             [](const Meaning& meaning) { return std::holds_alternative<FunctionId>(meaning); })) {
      candidates.push_back(std::move(name));
    }
    context_.symbols.report_unknown("function", callee, candidates);
    return Unknown{};
  }
  std::vector<Argument> arguments;
  if (!node.generators.empty()) {
    // `sum(f(c) for c in set)`: one list.
    const syntax::Value& body = node.arguments.front().value;
    arguments.push_back(
        {std::nullopt, {comprehension(body, node.generators, bindings), body.span}});
  } else {
    for (const syntax::Argument& argument : node.arguments) {
      arguments.push_back(
          {argument.label, {evaluate(argument.value, bindings), argument.value.span}});
    }
  }
  return call_builtin(context_, callee, arguments, span);
}

Value Expressions::call_function(FunctionId id, const syntax::Call& node, Span span,
                                 const Bindings& bindings) {
  const syntax::FunctionStatement& function = *context_.functions[id].statement;
  // A function sees earlier functions only, so that every script ends.
  if (!calls_.empty() && calls_.back() <= id) {
    context_.diagnostics.report(span, later_function, function.name.text)
        .label(function.name.span, "defined here")
        .note("a function calls only functions defined above it, so that every script ends");
    return Unknown{};
  }
  const std::size_t given = node.generators.empty() ? node.arguments.size() : 1;
  if (given != function.parameters.size() || !node.generators.empty()) {
    context_.diagnostics
        .report(span, wrong_argument_count, function.name.text, function.parameters.size(), given)
        .label(function.name.span, "defined here");
    return Unknown{};
  }
  Bindings inner;
  for (std::size_t i = 0; i < function.parameters.size(); ++i) {
    inner.push_back({function.parameters[i].text, evaluate(node.arguments[i].value, bindings)});
  }
  calls_.push_back(id);
  context_.evaluation_depth += depth_of_call;
  Value result = evaluate(function.body, inner);
  context_.evaluation_depth -= depth_of_call;
  calls_.pop_back();
  // What a report or a failed assertion points at is the call, not the body.
  if (const auto* formula = std::get_if<FormulaId>(&result))
    context_.world.formulas[*formula].span = span;
  return result;
}

void Expressions::check_body(FunctionId id) {
  const syntax::FunctionStatement& function = *context_.functions[id].statement;
  Bindings unknown;
  for (const syntax::Name& parameter : function.parameters) {
    warn_of_hiding(parameter, {});
    unknown.push_back({parameter.text, Unknown{}});
  }
  calls_.push_back(id);
  evaluate(function.body, unknown);
  calls_.pop_back();
}

}  // namespace entente::check
