#include "support/rational.h"

#include <gtest/gtest.h>

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
  EXPECT_EQ(to_text(Rational(1, 4)), "0.25");
}

}  // namespace
}  // namespace entente
