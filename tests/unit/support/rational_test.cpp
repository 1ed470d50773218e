#include "support/rational.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace entente {
namespace {

TEST(ParseRational, ReadsWhatTheLexerAccepts) {
  EXPECT_EQ(parse_rational("12"), Rational(12));
  EXPECT_EQ(parse_rational("1_200.5"), Rational(2401, 2));
  EXPECT_EQ(parse_rational("3e-6"), Rational(3, 1'000'000));
  EXPECT_EQ(parse_rational("2.5E6"), Rational(2'500'000));
  EXPECT_EQ(parse_rational("0"), Rational(0));
}

TEST(ParseRational, LeadingZerosAreNotOctal) {
  EXPECT_EQ(parse_rational("010"), Rational(10));
  EXPECT_EQ(parse_rational("0009.5"), Rational(19, 2));
}

TEST(ParseRational, RefusesWhatIsNoNumber) {
  for (const char* text : {"", "abc", "1.2.3", "1,5", "1e", "1e5x", "-3", " 1"})
    EXPECT_EQ(parse_rational(text), std::nullopt) << text;
}

TEST(ParseRational, RefusesWhatIsTooLong) {
  EXPECT_TRUE(parse_rational(std::string(max_exact_digits, '7')).has_value());
  EXPECT_EQ(parse_rational(std::string(max_exact_digits + 1, '7')), std::nullopt);
  EXPECT_EQ(parse_rational("1e1001"), std::nullopt);
  EXPECT_EQ(parse_rational("1e-1001"), std::nullopt);
  EXPECT_EQ(parse_rational("1e99999999999999999999"), std::nullopt);
}

TEST(Rational, SumsOfDecimalsAreExact) {
  EXPECT_EQ(*parse_rational("0.1") + *parse_rational("0.2"), *parse_rational("0.3"));
  EXPECT_TRUE(is_integer(*parse_rational("2.50") * 2));
  EXPECT_FALSE(is_integer(*parse_rational("2.5")));
}

TEST(Rational, KnowsItsLength) {
  EXPECT_FALSE(too_long(*parse_rational("1e999")));
  const Rational large = *parse_rational("1e900");
  EXPECT_TRUE(too_long(large * large));
  EXPECT_TRUE(too_long(1 / (large * large)));
}

TEST(NumberText, RoundsAndGroups) {
  EXPECT_EQ(to_text(0.0, 4), "0");
  EXPECT_EQ(to_text(12.0, 4), "12");
  EXPECT_EQ(to_text(0.045123, 3), "0.0451");
  EXPECT_EQ(to_text(1'234'000.0, 7), "1_234_000");
  EXPECT_EQ(to_text(9999.6, 4), "10_000");
  EXPECT_EQ(to_text(-1'234'567.0, 7), "-1_234_567");
}

/// As the decimal reads, to six digits.
std::string rounded(const char* decimal) { return to_text(*parse_rational(decimal), 6); }

TEST(NumberText, OfFractionsIsRoundedHalfToEven) {
  EXPECT_EQ(rounded("1.0000005"), "1");
  EXPECT_EQ(rounded("1.000005"), "1");        // a tie; its double lies above it
  EXPECT_EQ(rounded("1.000015"), "1.00002");  // a tie; its double lies below it
  EXPECT_EQ(rounded("1.00000500000000000000000001"), "1.00001");
  EXPECT_EQ(rounded("1.00001499999999999999999999"), "1.00001");
  EXPECT_EQ(rounded("9.999995"), "10");
  EXPECT_EQ(rounded("999999.5"), "1_000_000");
  EXPECT_EQ(rounded("123456.5"), "123_456");
  EXPECT_EQ(rounded("123457.5"), "123_458");
  EXPECT_EQ(to_text(Rational(5, 2), 1), "2");
  EXPECT_EQ(to_text(Rational(7, 2), 1), "4");
  EXPECT_EQ(to_text(Rational(-5, 2), 1), "-2");
  EXPECT_EQ(to_text(Rational(2, 3), 6), "0.666667");
  EXPECT_EQ(to_text(Rational(0), 6), "0");
}

TEST(NumberText, OfFractionsHasTheFormOfDoubles) {
  for (const char* decimal :
       {"12", "0.0451", "1234000", "12345", "9999", "0.000001", "1e14", "250000", "3.25"})
    EXPECT_EQ(rounded(decimal), to_text(std::strtod(decimal, nullptr), 6)) << decimal;
  EXPECT_EQ(rounded("1.5e15"), to_text(1.5e15, 6));
  EXPECT_EQ(rounded("2.5e-7"), to_text(2.5e-7, 6));
  EXPECT_EQ(rounded("1e15"), "1e+15");
  EXPECT_EQ(rounded("1.25e400"), "1.25e+400");  // no double holds it
  EXPECT_EQ(rounded("1.25e-400"), "1.25e-400");
}

TEST(NumberText, OfDoublesIsRoundedHalfToEven) {
  EXPECT_EQ(to_text(2.5, 1), "2");
  EXPECT_EQ(to_text(3.5, 1), "4");
  EXPECT_EQ(to_text(0.125, 2), "0.12");
  EXPECT_EQ(to_text(0.375, 2), "0.38");
  EXPECT_EQ(to_text(1'000'500.0, 4), "1_000_000");
  EXPECT_EQ(to_text(1'001'500.0, 4), "1_002_000");
}

}  // namespace
}  // namespace entente
