// A picture in dots that are smaller than a character of a terminal, and the curves that are drawn
// in it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostics/text_style.h"

namespace entente {

/// What a character is made of: braille holds 2 by 4 dots; blocks, 2 by 2, are there in every font.
enum class Dots { braille, blocks };

/// From left to right and from bottom to top; a dot belongs to the curve that set it.
class DotCanvas {
 public:
  DotCanvas(std::size_t columns, std::size_t rows, std::size_t curves, Dots dots);

  std::size_t width() const { return columns_ * 2; }
  std::size_t height() const { return rows_ * dots_in_row_; }
  /// The row of characters, from the top, that holds a dot.
  std::size_t row_of(std::size_t y) const { return rows_ - 1 - y / dots_in_row_; }

  void set(std::size_t x, std::size_t y, std::size_t curve);
  /// All dots between the two, which may stand in either order.
  void column(std::size_t x, std::size_t y, std::size_t other_y, std::size_t curve);
  /// Puts a sign in the place of the dots beside a dot.
  void mark(std::size_t x, std::size_t y, std::string_view sign, std::size_t curve);
  /// The characters of a row from the top. One that holds dots of several curves has the paint of
  /// that with most; empty ones are `ground`.
  std::string text(std::size_t row, const std::vector<Paint>& paints, std::string_view ground,
                   const TextStyle& style) const;

 private:
  /// What a character shows, and of which curve; nothing where it is empty.
  struct Glyph {
    std::string text;
    std::size_t curve = 0;
  };
  Glyph glyph(std::size_t column, std::size_t row) const;

  std::size_t columns_;
  std::size_t rows_;
  std::size_t curves_;
  std::size_t dots_in_row_;
  std::vector<std::uint8_t> masks_;  ///< [row][column][curve]
  struct Mark {
    std::string_view sign;
    std::size_t curve = 0;
  };
  std::map<std::pair<std::size_t, std::size_t>, Mark> marks_;  ///< by row and column
};

/// What the bottom and the top of a canvas stand for.
struct ValueRange {
  double low = 0;
  double high = 1;
};

/// How the values of neighbouring periods are joined.
enum class Joining { lines, steps };

/// Of periods narrower than a dot the lowest and the highest are drawn, so that no peak is lost.
/// What is undefined leaves a gap; so does what is infinite, with a mark at the edge.
void draw(const std::vector<double>& values, const ValueRange& range, Joining joining,
          std::size_t curve, DotCanvas& canvas);

/// The dot, of `width`, that stands for a period: lines go from edge to edge; of steps it is the
/// middle.
std::size_t dot_of(std::size_t period, std::size_t periods, std::size_t width, Joining joining);

}  // namespace entente
