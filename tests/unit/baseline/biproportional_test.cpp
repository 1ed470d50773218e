#include "baseline/biproportional.h"

#include <gtest/gtest.h>

namespace entente::baseline {
namespace {

void expect_near(const std::vector<double>& actual, const std::vector<double>& expected) {
  ASSERT_EQ(actual.size(), expected.size());
  for (std::size_t i = 0; i < actual.size(); ++i) EXPECT_NEAR(actual[i], expected[i], 1e-10) << i;
}

TEST(Biproportional, RankOneSeedTakesOneSweep) {
  std::vector<double> matrix{1, 1, 1, 1};
  const Fit fit = fit_biproportional(matrix, {6, 4}, {7, 3}, 10);
  EXPECT_TRUE(fit.met);
  EXPECT_EQ(fit.sweeps, 1U);
  expect_near(matrix, {4.2, 1.8, 2.8, 1.2});
}

TEST(Biproportional, KeepsTheCrossRatiosOfTheSeed) {
  std::vector<double> matrix{4, 1, 1, 1};
  const Fit fit = fit_biproportional(matrix, {3, 3}, {3, 3}, 100);
  EXPECT_TRUE(fit.met);
  expect_near(matrix, {2, 1, 1, 2});  // 2 * 2 / (1 * 1) = 4
}

TEST(Biproportional, KeepsZerosAndEmptyMargins) {
  std::vector<double> matrix{0, 2, 5, 3, 7, 0, 1, 1, 1};
  const Fit fit = fit_biproportional(matrix, {4, 7, 0}, {3, 8, 0}, 100);
  EXPECT_TRUE(fit.met);
  expect_near(matrix, {0, 4, 0, 3, 4, 0, 0, 0, 0});
}

TEST(Biproportional, SaysWhenItHasNotMetTheRows) {
  std::vector<double> matrix{1, 0, 0, 1};
  const Fit fit = fit_biproportional(matrix, {6, 4}, {5, 5}, 20);
  EXPECT_FALSE(fit.met);
  EXPECT_EQ(fit.sweeps, 20U);
}

TEST(Biproportional, NothingIsMetAtOnce) {
  std::vector<double> matrix;
  EXPECT_TRUE(fit_biproportional(matrix, {}, {}, 10).met);
}

}  // namespace
}  // namespace entente::baseline
