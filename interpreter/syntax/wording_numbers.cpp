// Numbers and dates as people write them elsewhere.
#include <algorithm>
#include <array>

#include "syntax/mistake.h"

namespace entente::syntax {
namespace {

constexpr Kind<> grouping_comma{"E0111", Severity::error, "a comma cannot group digits"};
constexpr Kind<> decimal_comma{"E0112", Severity::error, "the decimal sign is a dot"};
constexpr Kind<> grouping_space{"E0128", Severity::error, "a space cannot group digits"};
constexpr Kind<> second_point{"E0129", Severity::error, "two dots in one number"};
constexpr Kind<> no_leading_digit{"E0130", Severity::error, "a number begins with a digit"};
constexpr Kind<> loose_year{
    "E0326", Severity::error,
    "money is written with a number before its currency and the year right behind it"};
constexpr Kind<> date_order{"E0110", Severity::error, "a date is written year-month"};

bool is_number(const antlr4::Token* token) { return token && token->getType() == Lexer::NUMBER; }

/// `1,200` is 1_200 to some and 1.2 to others.
bool split_by_comma(const Mistake& mistake, SyntaxErrors& errors, const antlr4::Token& before,
                    const antlr4::Token& comma, const antlr4::Token& after) {
  const std::string first = before.getText();
  const std::string second = after.getText();
  const bool groups = second.size() == 3;
  const Span both = mistake.span(before, after);
  const std::string grouped = first + "_" + second;
  const std::string decimal = first + "." + second;
  if (groups) {
    errors.report(mistake.span(comma), grouping_comma)
        .here("this comma ends the number")
        .propose(both, grouped, "group digits with `_`")
        .propose(both, decimal, "if it is a decimal comma");
  } else {
    errors.report(mistake.span(comma), decimal_comma)
        .here("this comma ends the number")
        .mend(both, decimal, "write a dot");
  }
  return true;
}

/// 1 to 12 for the name of a month or its beginning; else 0.
int month_number(const std::string& word) {
  static const std::array<std::string, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};
  std::string lower;
  for (const char c : word) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (lower.size() < 3) return 0;
  for (std::size_t i = 0; i < months.size(); ++i) {
    if (months[i].starts_with(lower)) return static_cast<int>(i) + 1;
  }
  return 0;
}

std::string two_digits(const std::string& number) {
  return number.size() == 1 ? "0" + number : number;
}

void report_date(SyntaxErrors& errors, Span span, const std::string& year,
                 const std::string& month) {
  errors.report(span, date_order).propose(span, year + "-" + two_digits(month), "write year-month");
}

/// `5 USD @ 2025`, `5 USD@25`, or `USD@2025` without a number: no date after all.
bool year_of_money(const Mistake& mistake, SyntaxErrors& errors) {
  if (!mistake.previous_is(Lexer::AT_SIGN)) return false;
  const antlr4::Token* currency = mistake.left_of(*mistake.previous);
  if (currency == nullptr) return false;
  const bool unit = currency->getType() == Lexer::UNIT_REF;
  const std::string code = currency->getText();
  const std::string year = mistake.text();
  const bool capitals = code.size() == 3 && std::all_of(code.begin(), code.end(), [](char letter) {
                          return letter >= 'A' && letter <= 'Z';
                        });
  const bool digits = std::all_of(year.begin(), year.end(),
                                  [](char digit) { return digit >= '0' && digit <= '9'; });
  if (!capitals || !digits || (year.size() != 2 && year.size() != 4)) return false;
  errors.report(mistake.span(*currency, mistake.here), loose_year)
      .propose(mistake.span(*currency, mistake.here),
               fmt::format("{}{}@{}{}", unit ? "" : "1 ", code, year.size() == 2 ? "20" : "", year),
               "name the money of a year");
  return true;
}

/// `15.03.2026`, of which `15.03` reads as a number.
bool day_month_year(const Mistake& mistake, SyntaxErrors& errors, const antlr4::Token& day_month,
                    const antlr4::Token& year) {
  const std::string text = day_month.getText();
  const std::size_t dot = text.find('.');
  if (dot == std::string::npos || dot > 2 || text.size() - dot > 3) return false;
  if (year.getText().size() != 4) return false;
  errors.report(mistake.span(day_month, year), date_order)
      .propose(mistake.span(day_month, year),
               fmt::format("{}-{}-{}", year.getText(), two_digits(text.substr(dot + 1)),
                           two_digits(text.substr(0, dot))),
               "write year-month-day");
  return true;
}

}  // namespace

bool grouped_digits(const Mistake& mistake, SyntaxErrors& errors) {
  const bool at_comma = mistake.is(Lexer::COMMA) && is_number(mistake.previous) &&
                        is_number(mistake.next) && mistake.touches_previous() &&
                        mistake.touches_next();
  if (at_comma) {
    return split_by_comma(mistake, errors, *mistake.previous, mistake.here, *mistake.next);
  }
  if (!mistake.is(Lexer::NUMBER)) return false;
  if (is_number(mistake.previous)) {
    const Span both = mistake.span(*mistake.previous, mistake.here);
    errors.report(mistake.span(), grouping_space)
        .here("a second number")
        .propose(both, mistake.previous->getText() + "_" + mistake.text(), "group digits with `_`");
    return true;
  }
  if (!mistake.previous_is(Lexer::COMMA) || !mistake.touches_previous()) return false;
  const antlr4::Token* before = mistake.left_of(*mistake.previous);
  if (!is_number(before) || !touch(*before, *mistake.previous)) return false;
  return split_by_comma(mistake, errors, *before, *mistake.previous, mistake.here);
}

bool misplaced_point(const Mistake& mistake, SyntaxErrors& errors) {
  const antlr4::Token* point = mistake.is(Lexer::DOT)            ? &mistake.here
                               : mistake.previous_is(Lexer::DOT) ? mistake.previous
                                                                 : nullptr;
  const antlr4::Token* after = mistake.is(Lexer::DOT) ? mistake.next : &mistake.here;
  if (!point || !is_number(after) || !touch(*point, *after)) return false;
  const antlr4::Token* before = mistake.left_of(*point);
  if (!is_number(before) || !touch(*before, *point)) {
    errors.report(mistake.span(*point), no_leading_digit)
        .here("no digit before the dot")
        .mend(mistake.span(*point, *after), "0." + after->getText(), "write a zero");
    return true;
  }
  if (day_month_year(mistake, errors, *before, *after)) return true;
  std::string grouped = before->getText() + "_" + after->getText();
  if (const std::size_t dot = grouped.find('.'); dot != std::string::npos) grouped[dot] = '_';
  errors.report(mistake.span(*point), second_point)
      .here("the second dot")
      .propose(mistake.span(*before, *after), grouped, "group digits with `_`");
  return true;
}

bool date_in_words(const Mistake& mistake, SyntaxErrors& errors) {
  const bool at_year = is_number(&mistake.here) && mistake.previous;
  const antlr4::Token* month = at_year ? mistake.previous : &mistake.here;
  const antlr4::Token* year = at_year ? &mistake.here : mistake.next;
  if (!is_number(year) || year->getText().size() != 4) return false;
  const int number = month->getType() == Lexer::NAME ? month_number(month->getText()) : 0;
  if (number == 0) return false;
  report_date(errors, mistake.span(*month, *year), year->getText(), std::to_string(number));
  return true;
}

bool date_as_number(const Mistake& mistake, SyntaxErrors& errors) {
  if (!mistake.is(Lexer::NUMBER) || !mistake.expected.has(Lexer::DATE)) return false;
  if (mistake.expected.value) return false;
  const antlr4::Token* sign = mistake.next;
  const antlr4::Token* second = mistake.right(2);
  const bool pair = sign && is_number(second) &&
                    (sign->getType() == Lexer::SLASH || sign->getType() == Lexer::MINUS);
  if (!pair && year_of_money(mistake, errors)) return true;
  if (!pair) {
    report_date(errors, mistake.span(), mistake.text(), "01");
  } else {
    const bool year_first = mistake.text().size() == 4;
    report_date(errors, mistake.span(mistake.here, *second),
                year_first ? mistake.text() : second->getText(),
                year_first ? second->getText() : mistake.text());
  }
  return true;
}

}  // namespace entente::syntax
