// Uncertain values: `80% ~ 60% to 95%`, `14 to 30 months`. A plain run uses the centre, of an
// interval alone its middle; what is written about the spread is checked all the same.
#include <algorithm>

#include "check/expressions.h"

namespace entente::check {

namespace {

constexpr Kind<std::string> known_before_a_run{
    "E0320", Severity::error, "an uncertain value is known before a run; this is {}"};
constexpr Kind<> no_centre{"E0336", Severity::error, "an uncertain value needs a centre"};
constexpr Kind<> ends_reversed{"E0337", Severity::error,
                               "an interval runs from its smaller end to its larger one"};
constexpr Kind<> no_spread{"E0338", Severity::error,
                           "a spread is an interval, or a shape with one in brackets"};

constexpr Kind<> outside_its_spread{"E0339", Severity::error,
                                    "this centre lies outside its own spread"};

constexpr std::string_view shapes[] = {"beta", "lognormal", "normal", "triangular", "uniform"};

struct Ends {
  ExactQuantity low;
  ExactQuantity high;
};

/// `14 to 30 months`: the unit of the end is that of the beginning, where it has none.
void share_unit(ExactQuantity& low, const ExactQuantity& high) {
  if (!low.dimension.is_number() || !low.shown.name.empty() || high.shown.name.empty()) return;
  low = {low.value * high.shown.factor, high.dimension, high.shown};
}

/// The interval of a spread: alone, or in the brackets of its shape.
const syntax::Interval* interval_of(const syntax::Ast& ast, const syntax::Interval& spread) {
  if (spread.high) return &spread;
  const auto* call = std::get_if<syntax::Call>(&ast[spread.low].node);
  if (call == nullptr || call->arguments.size() != 1 || !call->generators.empty()) return nullptr;
  const auto* shape = std::get_if<syntax::NameRef>(&ast[call->callee].node);
  if (shape == nullptr ||
      std::find(std::begin(shapes), std::end(shapes), shape->name.text) == std::end(shapes))
    return nullptr;
  const syntax::Value& inner = call->arguments.front().value;
  return inner.centre && inner.centre->high && !inner.spread ? &*inner.centre : nullptr;
}

Span span_of(const syntax::Ast& ast, const syntax::Interval& interval) {
  return interval.high ? join(ast[interval.low].span, ast[*interval.high].span)
                       : ast[interval.low].span;
}

class Reader {
 public:
  Reader(Context& context, const Bindings& bindings) : context_(context), bindings_(bindings) {}

  std::optional<ExactQuantity> constant(syntax::ExprId expr) {
    const Value value = Expressions(context_).evaluate(expr, bindings_);
    if (const auto* quantity = std::get_if<ExactQuantity>(&value)) return *quantity;
    if (const auto* hole = std::get_if<Hole>(&value)) {
      context_.holes.settle(*hole, "an amount");
      return std::nullopt;
    }
    if (!is_unknown(value))
      context_.diagnostics.report(context_.ast[expr].span, known_before_a_run,
                                  describe(value, context_.world));
    return std::nullopt;
  }

  std::optional<Ends> ends(const syntax::Interval& interval) {
    std::optional<ExactQuantity> low = constant(interval.low);
    const std::optional<ExactQuantity> high = constant(*interval.high);
    if (!low || !high) return std::nullopt;
    share_unit(*low, *high);
    const Span from = context_.ast[interval.low].span;
    const Span to = context_.ast[*interval.high].span;
    if (!context_.arithmetic.agree({*low, from}, {*high, to}, "compare", join(from, to)))
      return std::nullopt;
    if (high->value <= low->value) {
      context_.diagnostics.report(join(from, to), ends_reversed);
      return std::nullopt;
    }
    return Ends{*low, *high};
  }

  /// True where the spread is one, in the dimension of the centre.
  bool check_spread(const syntax::Interval& spread, const Operand& centre) {
    const Span span = span_of(context_.ast, spread);
    const syntax::Interval* interval = interval_of(context_.ast, spread);
    if (interval == nullptr) {
      context_.diagnostics.report(span, no_spread)
          .help(fmt::format("write `~ 60% to 95%`, or a shape: `~ beta(60% to 95%)`; there are {}",
                            fmt::join(shapes, ", ")));
      return false;
    }
    const std::optional<Ends> found = ends(*interval);
    if (!found || !context_.arithmetic.agree(centre, {found->low, span}, "compare", span))
      return false;
    const Rational& value = std::get<ExactQuantity>(centre.value).value;
    if (value >= found->low.value && value <= found->high.value) return true;
    context_.diagnostics.report(centre.span, outside_its_spread)
        .label(span, "the truth is said to lie in here");
    return false;
  }

 private:
  Context& context_;
  const Bindings& bindings_;
};

void remember(Context& context, Span span) {
  std::vector<Span>& all = context.world.uncertain;
  if (std::find(all.begin(), all.end(), span) == all.end()) all.push_back(span);
}

}  // namespace

Value Expressions::uncertain(const syntax::Value& value, const Bindings& bindings) {
  Reader reader(context_, bindings);
  if (!value.centre) {
    context_.diagnostics.report(value.span, no_centre)
        .help("write the value that you would use alone before the `~`: `80% ~ 60% to 95%`");
    return Unknown{};
  }
  std::optional<ExactQuantity> centre;
  if (value.centre->high) {
    if (const std::optional<Ends> ends = reader.ends(*value.centre)) {
      centre = ends->high;
      centre->value = (ends->low.value + ends->high.value) / 2;
    }
  } else {
    centre = reader.constant(value.centre->low);
  }
  if (!centre) return Unknown{};
  const Operand operand{*centre, span_of(context_.ast, *value.centre)};
  if (value.spread && !reader.check_spread(*value.spread, operand)) return Unknown{};
  remember(context_, value.span);
  return *centre;
}

bool Expressions::check_date_spread(const syntax::Interval& spread) {
  const Span span = span_of(context_.ast, spread);
  const Value low = evaluate(spread.low);
  const Value high = spread.high ? evaluate(*spread.high) : Value(Unknown{});
  if (is_unknown(low) || (spread.high && is_unknown(high))) return false;
  const auto* first = std::get_if<Date>(&low);
  const auto* last = std::get_if<Date>(&high);
  if (first == nullptr || last == nullptr) {
    context_.diagnostics.report(span, no_spread)
        .help("the spread of a date is two dates: `2027-03 ~ 2027-01 to 2027-06`");
    return false;
  }
  if (!(*first < *last)) {
    context_.diagnostics.report(span, ends_reversed);
    return false;
  }
  remember(context_, span);
  return true;
}

}  // namespace entente::check
