#include "check/rates.h"

#include "check/expressions.h"
#include "check/resolve.h"
#include "check/statements.h"

namespace entente::check {

namespace {

constexpr Kind<> rate_too_long{"E0308", Severity::error,
                               "this rate of exchange has more than 1,000 digits"};
constexpr Kind<> chain_too_long{"E0308", Severity::error,
                                "these rates of exchange come to more than 1,000 digits"};
constexpr Kind<std::string_view, std::string, std::string_view, std::string> moneys_clash{
    "E0331", Severity::error, "cannot {} {} {} {} without a conversion"};
constexpr Kind<std::string, std::string> no_rate{
    "E0332", Severity::error, "there is no rate of exchange between `{}` and `{}`"};
constexpr Kind<std::string> rate_of_no_money{
    "E0333", Severity::error, "a rate of exchange has an amount of money on both sides, not {}"};
constexpr Kind<> rate_to_itself{"E0333", Severity::error,
                                "a rate of exchange lies between two kinds of money"};
constexpr Kind<std::string, std::string, std::string_view, std::string> rates_disagree{
    "E0334", Severity::error, "by this rate {} is {}, by {} {}"};

const std::string& unit_of(const World& world, BaseDimensionId money) {
  return world.units.bases().all[money].unit;
}

/// "1.08 USD@2025", with so many digits that two amounts can be told apart.
std::string amount(const World& world, const Rational& value, BaseDimensionId money, int digits) {
  return fmt::format("{} {}", entente::to_text(value, digits), unit_of(world, money));
}

int digits_that_differ(const Rational& one, const Rational& other) {
  constexpr int fewest = 6;
  constexpr int most = 60;
  for (int digits = fewest; digits < most; ++digits) {
    if (entente::to_text(one, digits) != entente::to_text(other, digits)) return digits;
  }
  return most;
}

/// The line that is missing, for its writer to fill in.
std::string wanted_rate(const World& world, const MoneyPair& pair) {
  return fmt::format("declare it, with its source: `rate 1 {} = … {}`", unit_of(world, pair.from),
                     unit_of(world, pair.to));
}

class RateReader {
 public:
  explicit RateReader(Context& context) : context_(context) {}

  void read(const syntax::RateStatement& node) {
    const Value one = Expressions(context_).evaluate(node.one);
    const std::optional<ExactQuantity> value = constant_of(
        context_, node.value, Dimension(), "an amount of money, such as `1.08 USD@2025`");
    const Provenance provenance = provenance_of(context_, node.provenance);
    want_provenance(context_, provenance, node.value.span);
    const Span left = context_.ast[node.one].span;
    const std::optional<BaseDimensionId> from = money(one, left);
    const std::optional<BaseDimensionId> to = value ? money(*value, node.value.span) : std::nullopt;
    if (!from || !to) return;
    const Span whole{left.source, left.begin, node.value.span.end};
    if (*from == *to) {
      context_.diagnostics.report(whole, rate_to_itself)
          .note(fmt::format("both sides are in {}", unit_of(context_.world, *from)));
      return;
    }
    const Rational factor = value->value / std::get<ExactQuantity>(one).value;
    if (too_long(factor)) {
      context_.diagnostics.report(whole, rate_too_long);
      return;
    }
    context_.world.other_figures.push_back(
        {value->value, value->shown, provenance, node.value.span});
    declare({*from, *to, factor, whole});
  }

 private:
  /// The money that the side counts; reports what is no amount of money above nothing.
  std::optional<BaseDimensionId> money(const Value& side, Span span) {
    if (is_unknown(side)) return std::nullopt;
    const auto* quantity = std::get_if<ExactQuantity>(&side);
    const BaseDimensions& bases = context_.world.units.bases();
    if (quantity != nullptr && quantity->value > 0 && quantity->dimension.powers().size() == 1) {
      const auto& [base, power] = quantity->dimension.powers().front();
      if (bases.all[base].money && power == 1) return base;
    }
    auto details = context_.diagnostics.report(span, rate_of_no_money,
                                               quantity != nullptr && quantity->value <= 0
                                                   ? std::string("nothing or less")
                                                   : describe(side, context_.world));
    if (quantity != nullptr && quantity->value > 0)
      details.help(
          "what something costs is a price, a value that its amounts are multiplied by: "
          "`let price = 60 USD@2025/kg`");
    return std::nullopt;
  }

  /// Said twice is as well as said once; two rates that disagree leave no way to choose.
  void declare(const ExchangeRate& rate) {
    Exchange& exchange = context_.world.exchange;
    const std::optional<Exchange::Chain> known = exchange.chain(rate.from, rate.to);
    if (!known) return exchange.add(rate);
    if (too_long(known->factor)) {
      context_.diagnostics.report(rate.span, chain_too_long);
      return;
    }
    if (known->factor == rate.factor) return;
    const World& world = context_.world;
    const int digits = digits_that_differ(known->factor, rate.factor);
    const bool alone = known->rates.size() == 1;
    auto details = context_.diagnostics.report(
        rate.span, rates_disagree, amount(world, 1, rate.from, digits),
        amount(world, rate.factor, rate.to, digits), alone ? "another" : "others",
        amount(world, known->factor, rate.to, digits));
    for (const ExchangeRate& other : known->rates) {
      details.label(other.span, fmt::format("{} = {}", amount(world, 1, other.from, digits),
                                            amount(world, other.factor, other.to, digits)));
    }
    details.help(alone ? "keep one of the two"
                       : "leave one of them out: it follows from the others");
  }

  Context& context_;
};

bool is_figure(const Context& context, const syntax::RateStatement& node) {
  const auto is_number = [&](syntax::ExprId expr) {
    return std::holds_alternative<syntax::Number>(context.ast[expr].node);
  };
  return is_number(node.one) && node.value.centre && is_number(node.value.centre->low);
}

}  // namespace

void check_rates(Context& context, Rates which) {
  for_each_statement<syntax::RateStatement>(
      context, [&](const syntax::RateStatement& node, const auto&) {
        if (is_figure(context, node) == (which == Rates::figures)) RateReader(context).read(node);
      });
}

std::optional<Rational> exchange_factor(const World& world, Diagnostics& diagnostics,
                                        const std::vector<MoneyPair>& pairs, Span at) {
  Rational factor = 1;
  for (const MoneyPair& pair : pairs) {
    const std::optional<Exchange::Chain> chain = world.exchange.chain(pair.from, pair.to);
    if (!chain) {
      diagnostics.report(at, no_rate, unit_of(world, pair.from), unit_of(world, pair.to))
          .help(wanted_rate(world, pair));
      return std::nullopt;
    }
    factor *= chain->factor;
    if (too_long(factor)) {
      diagnostics.report(at, chain_too_long);
      return std::nullopt;
    }
  }
  return factor;
}

void report_money_clash(const World& world, Diagnostics& diagnostics, std::string_view verb,
                        const Operand& left, const Operand& right,
                        const std::vector<MoneyPair>& pairs, Span sign) {
  const auto shown = [&](const Operand& operand) {
    if (const auto* quantity = std::get_if<ExactQuantity>(&operand.value))
      return quantity->shown.name;
    return world.formulas[std::get<FormulaId>(operand.value)].shown.name;
  };
  const bool reversed = verb == "subtract";
  const std::string_view preposition = verb == "compare"    ? "with"
                                       : verb == "subtract" ? "from"
                                                            : "to";
  auto details = diagnostics.report(sign, moneys_clash, verb, shown(reversed ? right : left),
                                    preposition, shown(reversed ? left : right));
  details.label(left.span, shown(left)).label(right.span, shown(right));
  for (const MoneyPair& pair : pairs) {
    if (!world.exchange.chain(pair.from, pair.to)) {
      details.note("nothing says what the one is worth in the other")
          .help(wanted_rate(world, pair));
      break;
    }
  }
  const std::string conversion = fmt::format("as {}", shown(left));
  // `as` binds less tightly than `+`, and more tightly than `<`.
  if (verb == "compare")
    details.fix({right.span.source, right.span.end, right.span.end}, " " + conversion,
                "convert the right side by the rate");
  else
    details.help(fmt::format("convert one of them by the rate: `(… {})`", conversion));
}

}  // namespace entente::check
