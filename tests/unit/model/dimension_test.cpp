#include "model/dimension.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

const Dimension mass(BaseDimensions::mass);
const Dimension month(BaseDimensions::month);
const Dimension day(BaseDimensions::day);

TEST(Dimension, PowersAddAndCancel) {
  EXPECT_TRUE((mass / mass).is_number());
  EXPECT_EQ(mass * mass / mass, mass);
  EXPECT_EQ((mass / month) * month, mass);
  EXPECT_EQ((mass / month).power(2), mass * mass / month / month);
  EXPECT_TRUE(mass.power(0).is_number());
  EXPECT_EQ((mass / month).power_of(BaseDimensions::month), -1);
}

TEST(Dimension, OrderOfFactorsDoesNotMatter) { EXPECT_EQ(mass / month * day, day * mass / month); }

TEST(Dimension, HasWordsAndUnits) {
  const BaseDimensions bases;
  EXPECT_EQ(bases.name({}), "a plain number");
  EXPECT_EQ(bases.name(mass / month), "mass / time");
  EXPECT_EQ(bases.unit(mass / month), "t/month");
}

TEST(Dimension, MonthsAndDaysDifferInTheCalendarOnly) {
  EXPECT_TRUE(differ_in_calendar_only(mass / month, mass / day));
  EXPECT_TRUE(differ_in_calendar_only(month, day));
  EXPECT_FALSE(differ_in_calendar_only(month, month));
  EXPECT_FALSE(differ_in_calendar_only(mass, mass / day));
  EXPECT_FALSE(differ_in_calendar_only(mass / month, Dimension(BaseDimensions::energy) / day));
}

}  // namespace
}  // namespace entente
