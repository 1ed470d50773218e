#include "report/dot_canvas.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>
#include <utility>

namespace entente {

namespace {

/// By quadrant: 1 and 2 on the left and the right above, 4 and 8 below.
constexpr std::string_view quadrants[] = {" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛",
                                          "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█"};

/// U+2800 and the mask, in UTF-8.
std::string braille(std::uint8_t mask) {
  return {'\xE2', static_cast<char>(0xA0 | (mask >> 6)), static_cast<char>(0x80 | (mask & 0x3F))};
}

/// The bit of a dot, counted from the upper left.
std::uint8_t bit(std::size_t x, std::size_t y, std::size_t dots_in_row) {
  constexpr std::uint8_t of_braille[4][2] = {{1, 8}, {2, 16}, {4, 32}, {64, 128}};
  if (dots_in_row == 4) return of_braille[y][x];
  return static_cast<std::uint8_t>(1U << (2 * y + x));
}

/// The dot that a value is drawn at; what is above the bottom by half a percent of the range is
/// never drawn as nothing.
std::optional<std::size_t> level_of(double value, const ValueRange& range, std::size_t height) {
  constexpr double nothing = 0.005;
  if (!std::isfinite(value)) return std::nullopt;
  const double part = (value - range.low) / (range.high - range.low);
  if (part <= 0) return 0;
  const double top = static_cast<double>(height - 1);
  const auto level = static_cast<std::size_t>(std::lround(std::min(part, 1.0) * top));
  return part > nothing ? std::max<std::size_t>(level, 1) : level;
}

class Pen {
 public:
  Pen(const std::vector<double>& values, const ValueRange& range, Joining joining,
      std::size_t curve, DotCanvas& canvas)
      : values_(values), range_(range), joining_(joining), curve_(curve), canvas_(canvas) {}

  void mark_infinite() {
    for (std::size_t i = 0; i < values_.size(); ++i) {
      if (!std::isinf(values_[i])) continue;
      const bool up = values_[i] > 0;
      canvas_.mark(dot(i), up ? canvas_.height() - 1 : 0, up ? "▲" : "▼", curve_);
    }
  }

  /// More periods than dots.
  void draw_dense() {
    std::optional<std::size_t> before;
    for (std::size_t x = 0; x < canvas_.width(); ++x) {
      const std::size_t end = begin_of_dot(x + 1);
      for (std::size_t i = begin_of_dot(x); i < end; ++i) {
        const std::optional<std::size_t> now = level(i);
        if (now) canvas_.column(x, before.value_or(*now), *now, curve_);
        before = now;
      }
    }
  }

  void draw_steps() {
    std::optional<std::size_t> before;
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const std::optional<std::size_t> now = level(i);
      if (now && before) canvas_.column(begin_of(i), *before, *now, curve_);
      if (now) draw_flat(i, *now);
      before = now;
    }
  }

  void draw_lines() {
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const std::optional<std::size_t> now = level(i);
      if (!now) continue;
      const std::optional<std::size_t> next = i + 1 < values_.size() ? level(i + 1) : std::nullopt;
      const bool alone = !next && (i == 0 || !level(i - 1));
      if (alone) draw_dash(i, *now);
      if (next) draw_line(dot(i), *now, dot(i + 1), *next);
    }
  }

 private:
  std::optional<std::size_t> level(std::size_t period) const {
    return level_of(values_[period], range_, canvas_.height());
  }
  std::size_t begin_of(std::size_t period) const {
    return period * canvas_.width() / values_.size();
  }
  std::size_t begin_of_dot(std::size_t x) const { return x * values_.size() / canvas_.width(); }
  std::size_t dot(std::size_t period) const {
    return dot_of(period, values_.size(), canvas_.width(), joining_);
  }

  void draw_flat(std::size_t period, std::size_t y) {
    for (std::size_t x = begin_of(period); x < begin_of(period + 1); ++x) canvas_.set(x, y, curve_);
  }

  /// Half the way to its neighbours: a dot alone is hard to see.
  void draw_dash(std::size_t period, std::size_t y) {
    const std::size_t half = canvas_.width() / values_.size() / 2;
    const std::size_t begin = dot(period) - std::min(dot(period), half);
    for (std::size_t x = begin; x <= std::min(dot(period) + half, canvas_.width() - 1); ++x)
      canvas_.set(x, y, curve_);
  }

  /// In whole numbers: a picture is the same on every machine.
  void draw_line(std::size_t x, std::size_t y, std::size_t next_x, std::size_t next_y) {
    const auto run = static_cast<std::ptrdiff_t>(next_x - x);
    const auto rise = static_cast<std::ptrdiff_t>(next_y) - static_cast<std::ptrdiff_t>(y);
    std::ptrdiff_t before = 0;
    for (std::ptrdiff_t i = 0; i <= run; ++i) {
      // Every dot of the width takes the rise around it, so that steep lines have no holes.
      const std::ptrdiff_t now = std::min(run, i + 1) * rise / run;
      const auto from = static_cast<std::ptrdiff_t>(y) + before;
      const auto to = static_cast<std::ptrdiff_t>(y) + (i == run ? rise : (before + now) / 2);
      canvas_.column(x + static_cast<std::size_t>(i), static_cast<std::size_t>(from),
                     static_cast<std::size_t>(to), curve_);
      before = to - static_cast<std::ptrdiff_t>(y);
    }
  }

  const std::vector<double>& values_;
  const ValueRange& range_;
  Joining joining_;
  std::size_t curve_;
  DotCanvas& canvas_;
};

}  // namespace

DotCanvas::DotCanvas(std::size_t columns, std::size_t rows, std::size_t curves, Dots dots)
    : columns_(columns),
      rows_(rows),
      curves_(curves),
      dots_in_row_(dots == Dots::braille ? 4 : 2),
      masks_(columns * rows * curves) {}

void DotCanvas::set(std::size_t x, std::size_t y, std::size_t curve) {
  const std::size_t cell = row_of(y) * columns_ + x / 2;
  masks_[cell * curves_ + curve] |= bit(x % 2, dots_in_row_ - 1 - y % dots_in_row_, dots_in_row_);
}

void DotCanvas::column(std::size_t x, std::size_t y, std::size_t other_y, std::size_t curve) {
  for (std::size_t i = std::min(y, other_y); i <= std::max(y, other_y); ++i) set(x, i, curve);
}

void DotCanvas::mark(std::size_t x, std::size_t y, std::string_view sign, std::size_t curve) {
  marks_[{row_of(y), x / 2}] = {sign, curve};
}

DotCanvas::Glyph DotCanvas::glyph(std::size_t column, std::size_t row) const {
  if (const auto mark = marks_.find({row, column}); mark != marks_.end())
    return {std::string(mark->second.sign), mark->second.curve};
  std::uint8_t all = 0;
  std::size_t owner = 0;
  int most = 0;
  for (std::size_t curve = 0; curve < curves_; ++curve) {
    const std::uint8_t mask = masks_[(row * columns_ + column) * curves_ + curve];
    all |= mask;
    if (std::popcount(mask) <= most) continue;
    most = std::popcount(mask);
    owner = curve;
  }
  if (all == 0) return {};
  return {dots_in_row_ == 4 ? braille(all) : std::string(quadrants[all]), owner};
}

std::string DotCanvas::text(std::size_t row, const std::vector<Paint>& paints,
                            std::string_view ground, const TextStyle& style) const {
  std::string result;
  std::string run;
  Paint paint = Paint::none;
  for (std::size_t column = 0; column < columns_; ++column) {
    const auto [text, curve] = glyph(column, row);
    const Paint empty = ground == " " ? Paint::none : Paint::faint;
    const Paint own = text.empty() ? empty : paints[curve];
    if (own != paint) result += style.paint(paint, std::exchange(run, ""));
    paint = own;
    run += text.empty() ? ground : text;
  }
  return result + style.paint(paint, run);
}

void draw(const std::vector<double>& values, const ValueRange& range, Joining joining,
          std::size_t curve, DotCanvas& canvas) {
  Pen pen(values, range, joining, curve, canvas);
  pen.mark_infinite();
  if (values.size() > canvas.width()) {
    pen.draw_dense();
  } else if (joining == Joining::steps) {
    pen.draw_steps();
  } else {
    pen.draw_lines();
  }
}

std::size_t dot_of(std::size_t period, std::size_t periods, std::size_t width, Joining joining) {
  const bool between_edges = joining == Joining::lines && periods > 1 && periods <= width;
  if (between_edges) return period * (width - 1) / (periods - 1);
  return std::min(width - 1, (2 * period + 1) * width / (2 * periods));
}

}  // namespace entente
