#include "report/dot_canvas.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace entente {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

using Rows = std::vector<std::string>;

Rows picture(const DotCanvas& canvas, std::size_t rows) {
  Rows result;
  for (std::size_t row = 0; row < rows; ++row)
    result.push_back(canvas.text(row, {Paint::none, Paint::red}, " ", {false}));
  return result;
}

Rows drawn(const std::vector<double>& values, Joining joining = Joining::lines,
           std::size_t columns = 8, std::size_t rows = 2) {
  DotCanvas canvas(columns, rows, 1, Dots::braille);
  draw(values, {0, 10}, joining, 0, canvas);
  return picture(canvas, rows);
}

TEST(DotCanvas, HasDotsOfTwoKinds) {
  DotCanvas braille(2, 1, 1, Dots::braille);
  braille.column(0, 0, 3, 0);
  braille.set(3, 3, 0);
  EXPECT_EQ(picture(braille, 1), Rows{"⡇⠈"});
  EXPECT_EQ(braille.height(), 4u);
  DotCanvas blocks(2, 1, 1, Dots::blocks);
  blocks.column(0, 1, 0, 0);
  blocks.set(3, 1, 0);
  EXPECT_EQ(picture(blocks, 1), Rows{"▌▝"});
  EXPECT_EQ(blocks.height(), 2u);
}

TEST(DotCanvas, PaintsACharacterAsTheCurveWithMostDots) {
  DotCanvas canvas(3, 1, 2, Dots::braille);
  canvas.set(0, 0, 0);
  canvas.column(1, 0, 1, 1);
  canvas.set(2, 0, 0);
  canvas.set(3, 0, 1);
  EXPECT_EQ(canvas.text(0, {Paint::blue, Paint::green}, "┈", {true}),
            "\x1b[32m⣠\x1b[0m\x1b[34m⣀\x1b[0m\x1b[2m┈\x1b[0m");
}

TEST(Draw, JoinsPeriods) {
  EXPECT_EQ(drawn({0, 10}), (Rows{"     ⣀⡤⠞", "⣀⣀⡤⠖⠋⠁  "}));
  EXPECT_EQ(drawn({0, 10, 0, 0}), (Rows{"  ⡼⠳⣄   ", "⣠⠞⠁ ⠘⣆⣀⣀"}));
  EXPECT_EQ(drawn({5}), (Rows{"⣀⣀⣀⣀⣀⣀⣀⣀", "        "}));
  EXPECT_EQ(drawn({0, 10, 10, 0}, Joining::steps), (Rows{"  ⡏⠉⠉⠉⡇ ", "⣀⣀⡇   ⣇⣀"}));
}

TEST(Draw, LeavesGapsAndMarksTheInfinite) {
  EXPECT_EQ(drawn({0, 0, NAN, 0}), (Rows{"        ", "⣀⣀⣀   ⢀⣀"}));
  EXPECT_EQ(drawn({NAN, NAN}), (Rows{"        ", "        "}));
  EXPECT_EQ(drawn({0, 0, infinity, -infinity}), (Rows{"     ▲  ", "⣀⣀⣀    ▼"}));
}

TEST(Draw, KeepsWithinTheCanvasAndLosesNoPeak) {
  EXPECT_EQ(drawn({-5, 50}), drawn({0, 10}));
  EXPECT_EQ(drawn({0, 0.06, 0}, Joining::steps, 3, 1), Rows{"⣀⡤⣄"});
  for (std::size_t peak = 0; peak < 1000; ++peak) {
    std::vector<double> values(1000, 0.0);
    values[peak] = 10;
    const std::string top = drawn(values).front();
    EXPECT_NE(top, "        ") << peak;
  }
}

}  // namespace
}  // namespace entente
