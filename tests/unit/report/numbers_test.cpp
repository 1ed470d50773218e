#include "report/numbers.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace entente {
namespace {

std::string text(double value, const std::string& unit, bool at_least = false) {
  return to_text(Number{value, unit, at_least});
}

TEST(Numbers, HaveSensibleDigitsAndTheirUnit) {
  EXPECT_EQ(text(12345.678, "t/month"), "12_350 t/month");
  EXPECT_EQ(text(0.012345678, "kt"), "0.01235 kt");
  EXPECT_EQ(text(12.34, "%"), "12.3%");
  EXPECT_EQ(text(-3.21, "pp"), "-3.2 pp");
  EXPECT_EQ(text(8123.4, ""), "8123");
  EXPECT_EQ(to_text(Number{12.3456, "%", false}, 2), "12.346%");
}

TEST(Numbers, CountTimesInGrammar) {
  EXPECT_EQ(text(1, "months"), "1 month");
  EXPECT_EQ(text(6, "month"), "6 months");
  EXPECT_EQ(text(30, "months", true), "> 30 months");
  EXPECT_EQ(text(1, "t"), "1 t");
  EXPECT_EQ(text(5, "s"), "5 s");
}

TEST(Numbers, NeverShowRounding) {
  EXPECT_EQ(text(1e-17, "%"), "0.0%");
  EXPECT_EQ(text(-1e-17, "%"), "0.0%");
  EXPECT_EQ(text(-0.0, "t"), "0 t");
  EXPECT_EQ(text(1e-17, "t"), "0 t");
  EXPECT_EQ(gap_text(0.0004), "0.0%");
  EXPECT_EQ(points_text(-1e-9), "0.0");
}

TEST(Numbers, NameWhatIsNoNumber) {
  EXPECT_EQ(text(std::numeric_limits<double>::infinity(), "days"), "unlimited");
  EXPECT_EQ(text(std::nan(""), "%"), "undefined");
}

TEST(Numbers, SayWhoGainsAndWhoPays) {
  EXPECT_EQ(gain_text(-0.032), "gain 3.2 pp");
  EXPECT_EQ(gain_text(0.004), "pay 0.4 pp");
  EXPECT_EQ(gain_text(-0.0002), "0.0 pp");
  EXPECT_EQ(points_text(0.0123), "+1.2");
}

TEST(Numbers, AnswersMayBeTruths) {
  EXPECT_EQ(to_text(AnswerReport{Shape::truth, {1}, "", false}), "true");
  EXPECT_EQ(to_text(AnswerReport{Shape::series, {1, 20}, "%", false}, 1), "20.0%");
}

}  // namespace
}  // namespace entente
