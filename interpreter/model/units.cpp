#include "model/units.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "model/calendar.h"
#include "model/currencies.h"
#include "support/suggest.h"

namespace entente {

namespace {

struct Prefix {
  std::string_view symbol;
  int exponent;
};
constexpr Prefix prefixes[] = {{"k", 3}, {"M", 6}, {"G", 9}, {"T", 12}, {"P", 15}};

Rational power_of_ten(int exponent) {
  const Integer power = boost::multiprecision::pow(
      Integer(10), static_cast<unsigned>(exponent < 0 ? -exponent : exponent));
  return exponent < 0 ? Rational(Integer(1), power) : Rational(power);
}

/// Letters of size as they are written before or after a currency, and the word for each.
struct Size {
  std::string_view letters;
  std::string_view word;
};
constexpr Size sizes[] = {{"k", "thousand"}, {"K", "thousand"}, {"M", "million"}, {"m", "million"},
                          {"mn", "million"}, {"G", "billion"},  {"B", "billion"}, {"bn", "billion"},
                          {"T", "trillion"}, {"tn", "trillion"}};

/// Names that are in use for a currency, and are none.
struct CurrencyName {
  std::string_view name;
  std::string_view code;
};
constexpr CurrencyName currency_names[] = {{"dollar", "USD"},   {"dollars", "USD"}, {"euro", "EUR"},
                                           {"euros", "EUR"},    {"yen", "JPY"},     {"yuan", "CNY"},
                                           {"renminbi", "CNY"}, {"RMB", "CNY"}};

/// The code that a word stands for: its own in capitals, or that of a name.
std::optional<std::string> currency_meant(std::string_view word) {
  for (const CurrencyName& each : currency_names) {
    if (each.name == word) return std::string(each.code);
  }
  std::string capitals(word);
  for (char& c : capitals) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  if (is_currency(capitals)) return capitals;
  return std::nullopt;
}

bool is_year(std::string_view text) {
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  return error == std::errc() && end == text.data() + text.size() && text.size() == 4 &&
         year >= min_year && year <= max_year;
}

/// `USD` and `@2025`.
std::pair<std::string_view, std::string_view> split_year(std::string_view part) {
  const std::size_t at = std::min(part.find('@'), part.size());
  return {part.substr(0, at), part.substr(at)};
}

}  // namespace

bool counted_in_months(const ExactQuantity& time) {
  // Days are 12/365 of a month where the script says `calendar average`.
  return time.dimension == Dimension(BaseDimensions::month) && is_integer(time.shown.factor);
}

Units::Units() {
  const Dimension mass(BaseDimensions::mass);
  const Dimension energy(BaseDimensions::energy);
  const Dimension month(BaseDimensions::month);
  const Dimension day(BaseDimensions::day);
  const Dimension volume(BaseDimensions::volume);
  const Rational per_hour = 24;  // MWh per hour, in MWh per day

  define("%", {}, Rational(1, 100));
  define("pp", {}, Rational(1, 100));
  define("ppm", {}, Rational(1, 1'000'000));

  define("mg", mass, power_of_ten(-9));
  define("g", mass, power_of_ten(-6));
  define("kg", mass, power_of_ten(-3));
  define("t", mass, 1);
  define("tonne", mass, 1);
  define("tonnes", mass, 1);
  define("lb", mass, *parse_rational("0.00045359237"));
  define("kWh", energy, power_of_ten(-3));
  define("Wh", energy, power_of_ten(-6));
  define("MWh", energy, 1);
  define("W", energy / day, power_of_ten(-6) * per_hour);
  define("J", energy, Rational(1, 3'600'000'000));
  for (const Prefix& prefix : prefixes) {
    const std::string symbol(prefix.symbol);
    const Rational factor = power_of_ten(prefix.exponent);
    if (symbol != "T" && symbol != "P") define(symbol + "t", mass, factor);
    if (prefix.exponent > 6) define(symbol + "Wh", energy, factor * power_of_ten(-6));
    define(symbol + "W", energy / day, factor * power_of_ten(-6) * per_hour);
    define(symbol + "J", energy, factor / 3'600'000'000);
  }
  define("m3", volume, 1);
  define("l", volume, Rational(1, 1000));
  define("bbl", volume, *parse_rational("0.158987294928"));

  define("month", month, 1);
  define("months", month, 1);
  define("quarter", month, 3);
  define("quarters", month, 3);
  define("year", month, 12);
  define("years", month, 12);
  define("day", day, 1);
  define("days", day, 1);
  define("week", day, 7);
  define("weeks", day, 7);
  define("h", day, Rational(1, 24));
  define("hour", day, Rational(1, 24));
  define("hours", day, Rational(1, 24));
  define("minute", day, Rational(1, 1440));
  define("minutes", day, Rational(1, 1440));
  define("s", day, Rational(1, 86400));
}

void Units::define(std::string_view name, const Dimension& dimension, const Rational& factor) {
  units_.insert_or_assign(std::string(name), Unit{std::string(name), dimension, factor});
}

std::optional<Unit> Units::resolve(std::string_view text, Unknown& unknown) {
  Unit result;
  result.name = std::string(text);
  bool dividing = false;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    std::size_t end = std::min(text.find_first_of("/.", begin), text.size());
    const std::size_t whole_end = std::min(text.find('/', begin), text.size());
    const std::string_view whole = text.substr(begin, whole_end - begin);
    // `M.EUR` is one unit, and no product of two.
    Found found = units_.find(whole);
    if (found != units_.end())
      end = whole_end;
    else
      found = find(text.substr(begin, end - begin));
    if (found == units_.end()) {
      unknown = sized_money(whole).value_or(explain(text.substr(begin, end - begin)));
      unknown.at = begin;
      return std::nullopt;
    }
    const Unit& unit = found->second;
    result.dimension =
        dividing ? result.dimension / unit.dimension : result.dimension * unit.dimension;
    if (dividing)
      result.factor /= unit.factor;
    else
      result.factor *= unit.factor;
    if (end == text.size() || too_long(result.factor)) break;
    dividing = text[end] == '/';
    begin = end + 1;
  }
  return result;
}

Units::Found Units::find(std::string_view part) {
  const Found known = units_.find(part);
  const auto [code, year] = split_year(part);
  if (known != units_.end() || !is_currency(code) || year.empty() || !is_year(year.substr(1)))
    return known;
  const std::string name(part);
  const Dimension money(
      bases_.all.add({fmt::format("{} of {}", code, year.substr(1)), name, true}));
  return units_.insert({name, Unit{name, money, 1}}).first;
}

Units::Unknown Units::explain(std::string_view part) const {
  const auto [code, year] = split_year(part);
  Unknown unknown;
  unknown.part = std::string(part);
  const std::string written =
      is_year(year.substr(std::min<std::size_t>(year.size(), 1))) ? std::string(year) : "";
  const auto with_year = [&](const std::string& currency) { return currency + written; };
  // `kgs` is nearer to a unit than to the som of Kyrgyzstan.
  const std::optional<std::string> near = year.empty() ? nearest(part, names()) : std::nullopt;
  if (is_currency(code)) {
    unknown.mistake = year.empty() ? Mistake::no_year : Mistake::year_outside;
    unknown.suggestion = std::string(code);
  } else if (const auto meant = currency_meant(code); meant && !near) {
    unknown.mistake = Mistake::no_currency;
    unknown.suggestion = with_year(*meant);
  } else if (year.empty()) {
    unknown.mistake = Mistake::no_unit;
    unknown.suggestion = near;
  } else if (contains(code)) {
    unknown.mistake = Mistake::year_of_no_money;
    unknown.suggestion = std::string(code);
  } else {
    unknown.mistake = Mistake::no_currency;
    if (const auto other = nearest(code, currencies())) unknown.suggestion = with_year(*other);
  }
  return unknown;
}

std::optional<Units::Unknown> Units::sized_money(std::string_view part) const {
  const auto [sized, year] = split_year(part);
  for (const Size& size : sizes) {
    std::string_view code = sized;
    if (code.starts_with(size.letters)) {
      code.remove_prefix(size.letters.size());
      if (code.starts_with('.')) code.remove_prefix(1);
    } else if (code.ends_with(size.letters)) {
      code.remove_suffix(size.letters.size());
    } else {
      continue;
    }
    if (!is_currency(code)) continue;
    return Unknown{Mistake::size_of_money, 0, std::string(part), fmt::format("{}{}", code, year),
                   size.word};
  }
  return std::nullopt;
}

bool Units::contains(std::string_view name) const { return units_.find(name) != units_.end(); }

void Units::add_base(const std::string& name) {
  const BaseDimensionId base = bases_.all.add({name, name, false});
  define(name, Dimension(base), 1);
}

void Units::add(const Unit& unit) { define(unit.name, unit.dimension, unit.factor); }

std::optional<Money> Units::add_money(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || text.substr(slash + 1) != "year") return std::nullopt;
  const std::string_view money = text.substr(0, slash);
  std::string_view currency = money;
  Rational factor = 1;
  if (const std::size_t dot = money.find('.'); dot != std::string_view::npos) {
    const auto prefix =
        std::find_if(std::begin(prefixes), std::end(prefixes),
                     [&](const Prefix& each) { return each.symbol == money.substr(0, dot); });
    if (prefix == std::end(prefixes)) return std::nullopt;
    factor = power_of_ten(prefix->exponent);
    currency = money.substr(dot + 1);
  }
  const std::string_view code = currency.substr(0, currency.find('@'));
  const bool is_code = code.size() == 3 && std::all_of(code.begin(), code.end(), [](char letter) {
                         return letter >= 'A' && letter <= 'Z';
                       });
  if (!is_code || contains(currency)) return std::nullopt;
  const Dimension dimension(bases_.all.add({"money", std::string(money), true}));
  define(money, dimension, 1);
  if (factor != 1) define(currency, dimension, 1 / factor);
  return Money{Unit{std::string(money), dimension, 1}, factor};
}

void Units::average_calendar() {
  if (calendar_averaged_) return;
  calendar_averaged_ = true;
  for (auto& [name, unit] : units_) {
    const int power = unit.dimension.power_of(BaseDimensions::day);
    if (power == 0) continue;
    const Rational months_per_day(12, 365);
    for (int k = 0; k < (power < 0 ? -power : power); ++k) {
      if (power > 0)
        unit.factor *= months_per_day;
      else
        unit.factor /= months_per_day;
    }
    unit.dimension = unit.dimension * Dimension(BaseDimensions::day, -power) *
                     Dimension(BaseDimensions::month, power);
  }
}

std::vector<std::string> Units::names() const {
  std::vector<std::string> result;
  for (const auto& [name, unit] : units_) result.push_back(name);
  return result;
}

}  // namespace entente
