// ARIO once more, slowly: every matrix written out, every step in the order of the published
// program. It shares nothing with the engine, so that the two can be held against each other.
//
//   i supplier, j user, s sector, Q[s,j] = sum over regions of Q[(r,s),j]
//   D = row sums of [orders O | final demand Y | rebuilding W], cap = X (1 - lost) alpha
//   x = min(D, cap), less where a stock lies below psi n a min(D, cap)
//   every client of i gets x_i / D_i of what he asks for
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "ario/study.h"

namespace entente::ario {

/// When overproduction relaxes: where demand is met to the last bit, or to 1e-9 of it.
enum class Relaxing { exactly, nearly };

struct Matrix {
  Matrix() = default;
  Matrix(std::size_t row_count, std::size_t column_count, double value = 0)
      : rows(row_count), columns(column_count), cells(row_count * column_count, value) {}
  double& operator()(std::size_t row, std::size_t column) { return cells[row * columns + column]; }
  double operator()(std::size_t row, std::size_t column) const {
    return cells[row * columns + column];
  }
  double row_sum(std::size_t row) const {
    double sum = 0;
    for (std::size_t k = 0; k < columns; ++k) sum += (*this)(row, k);
    return sum;
  }
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<double> cells;
};

/// What the published program records: [step][industry], unmet by final use, stocks [step](s, j).
struct Records {
  using Series = std::vector<std::vector<double>>;
  Series production, capacity, orders, overproduction, undistributed, rebuilding_ordered,
      rebuilding_sold, capital_lost, limiting, final_wanted, unmet;
  std::vector<Matrix> stocks;
  bool crashed = false;  ///< a stock fell below 0, or more capital was lost than there is
};

class Oracle {
 public:
  explicit Oracle(const Study& study, Relaxing relaxing = Relaxing::exactly)
      : study_(study),
        relaxing_(relaxing),
        n_(study.industries()),
        s_(study.sectors.size()),
        m_(study.final_uses()) {
    initialise();
  }

  Records run() {
    for (std::size_t t = 0; t < study_.steps && !records_.crashed; ++t) step(t);
    return std::move(records_);
  }

 private:
  enum class Status { pending, happening, recovering, finished };
  struct Running {
    const Event* event;
    Status status = Status::pending;
    std::vector<double> damage;  ///< [industry] money or share that is still missing
    Matrix industries;           ///< rebuilding B, [supplier, industry]
    Matrix households;           ///< [supplier, final use]
  };

  static double quotient(double a, double b) { return b == 0 ? 0 : a / b; }
  static double rounded(double value, int decimals) {
    const double scale = std::pow(10.0, decimals);
    return std::nearbyint(value * scale) / scale;
  }
  Matrix by_sector(const Matrix& matrix, std::size_t columns) const {
    Matrix sums(s_, columns);
    for (std::size_t i = 0; i < n_; ++i)
      for (std::size_t j = 0; j < columns; ++j) sums(i % s_, j) += matrix(i, j);
    return sums;
  }
  /// Whole matrices near each other: infinite equals infinite, and what is no number is near
  /// nothing.
  static bool all_close(const Matrix& a, const Matrix& b) {
    for (std::size_t k = 0; k < a.cells.size(); ++k) {
      const double left = a.cells[k];
      const double right = b.cells[k];
      if (left == right) continue;
      if (!std::isfinite(left) || !std::isfinite(right)) return false;
      if (!(std::abs(left - right) <= 1e-8 + 1e-5 * std::abs(right))) return false;
    }
    return true;
  }

  void initialise() {
    const double f = 1.0 / 365;
    z0_ = Matrix(n_, n_);
    y0_ = Matrix(n_, m_);
    Matrix yearly(n_, n_);
    Matrix coefficients(n_, n_);
    for (std::size_t i = 0; i < n_; ++i) {
      for (std::size_t j = 0; j < n_; ++j) {
        yearly(i, j) = study_.z[i * n_ + j];
        z0_(i, j) = f * yearly(i, j);
        coefficients(i, j) = quotient(yearly(i, j), study_.x[j]);
      }
      for (std::size_t k = 0; k < m_; ++k) y0_(i, k) = f * study_.y[i * m_ + k];
      x0_.push_back(f * study_.x[i]);
    }
    recipe_ = by_sector(coefficients, n_);
    const Matrix used = by_sector(yearly, n_);
    share0_ = Matrix(n_, n_);
    for (std::size_t i = 0; i < n_; ++i)
      for (std::size_t j = 0; j < n_; ++j) share0_(i, j) = quotient(yearly(i, j), used(i % s_, j));
    for (std::size_t j = 0; j < n_; ++j) {
      capital_.push_back(study_.capital_of(j));
    }
    stock_ = Matrix(s_, n_);
    needed_ = Matrix(s_, n_);
    for (std::size_t s = 0; s < s_; ++s) {
      const double days = study_.inventory_days[s];
      steps_kept_.push_back(days <= 1 ? 2 : days);
      for (std::size_t j = 0; j < n_; ++j) {
        needed_(s, j) = used(s, j) > 1e-5 * x0_[j] ? 1 : 0;
        const double stock = x0_[j] * recipe_(s, j) * steps_kept_[s];
        stock_(s, j) = std::isfinite(stock) ? stock : endless;
      }
    }
    orders_ = z0_;
    production_ = x0_;
    alpha_.assign(n_, study_.alpha_base);
    lost_.assign(n_, 0);
    arbitrary_used_.assign(n_, 0);
    for (const Event& event : study_.events) begin(event);
  }

  void begin(const Event& event) {
    Running running{&event, Status::pending, std::vector<double>(n_, 0), {}, {}};
    for (const auto& [industry, amount] : event.impact) running.damage[industry] = amount;
    if (event.type == EventType::rebuild) {
      running.industries = Matrix(n_, n_);
      running.households = Matrix(n_, m_);
      for (const auto& [sector, share] : event.builders) {
        const double part = share * event.rebuilding_factor;
        for (const auto& [j, amount] : event.impact)
          spread(sector, part * amount, study_.z, n_, j, running.industries);
        for (const auto& [k, amount] : event.households)
          spread(sector, part * amount, study_.y, m_, k, running.households);
      }
    }
    events_.push_back(std::move(running));
  }

  /// Over the regions of a sector, as the column bought from them.
  void spread(std::size_t sector, double amount, const std::vector<double>& table,
              std::size_t columns, std::size_t column, Matrix& ordered) const {
    double bought = 0;
    for (std::size_t i = sector; i < n_; i += s_) bought += table[i * columns + column];
    for (std::size_t i = sector; i < n_; i += s_)
      ordered(i, column) += amount * quotient(table[i * columns + column], bought);
  }

  void step(std::size_t t) {
    follow_events(t);
    lose_capital();
    if (records_.crashed) return;
    order_rebuilding();
    records_.stocks.push_back(stock_);
    find_demand();
    if (t > 1) overproduce();
    record_demand();
    produce();
    distribute();
    recover(t);
    order();
  }

  void follow_events(std::size_t t) {
    for (Running& running : events_) {
      const std::size_t occurrence = running.event->occurrence;
      if (running.status == Status::pending && t <= occurrence + 1 && occurrence <= t)
        running.status = Status::happening;
      if (running.status == Status::happening && t >= occurrence + running.event->duration)
        running.status = Status::recovering;
    }
  }

  static bool active(const Running& running) {
    return running.status == Status::happening || running.status == Status::recovering;
  }

  void lose_capital() {
    std::vector<double> capital(n_, 0);
    std::vector<double> arbitrary(n_, 0);
    for (const Running& running : events_) {
      if (!active(running)) continue;
      for (std::size_t j = 0; j < n_; ++j) {
        if (running.event->type == EventType::arbitrary) {
          arbitrary[j] = std::max(arbitrary[j], running.damage[j]);
        } else {
          capital[j] += running.damage[j];
        }
      }
    }
    for (std::size_t j = 0; j < n_; ++j) {
      if (capital[j] > capital_[j]) records_.crashed = true;
      lost_[j] = std::max(quotient(capital[j], capital_[j]), arbitrary_used_[j]);
    }
    arbitrary_used_ = arbitrary;
    records_.capital_lost.push_back(capital);
  }

  /// One block of columns for each event, industries and households. Those of an event that is over
  /// stay as they were after its last delivery.
  void order_rebuilding() {
    rebuilding_.resize(events_.size());
    for (std::size_t e = 0; e < events_.size(); ++e) {
      const Running& running = events_[e];
      if (running.event->type != EventType::rebuild || running.status != Status::recovering)
        continue;
      rebuilding_[e] = Matrix(n_, n_ + m_);
      for (std::size_t i = 0; i < n_; ++i) {
        for (std::size_t j = 0; j < n_; ++j)
          rebuilding_[e](i, j) = 1 / running.event->tau * running.industries(i, j);
        for (std::size_t k = 0; k < m_; ++k)
          rebuilding_[e](i, n_ + k) = 1 / running.event->tau * running.households(i, k);
      }
    }
  }

  double rebuilding_of(std::size_t i) const {
    double sum = 0;
    for (const Matrix& block : rebuilding_)
      if (block.rows > 0) sum += block.row_sum(i);
    return sum;
  }
  void find_demand() {
    demand_.assign(n_, 0);
    for (std::size_t i = 0; i < n_; ++i)
      demand_[i] = orders_.row_sum(i) + y0_.row_sum(i) + rebuilding_of(i);
  }

  void overproduce() {
    for (std::size_t i = 0; i < n_; ++i) {
      const double gap = quotient(demand_[i] - production_[i], demand_[i]);
      const bool relaxes = relaxing_ == Relaxing::exactly ? gap == 0 : std::abs(gap) <= 1e-9;
      const double grown = (study_.alpha_max - alpha_[i]) * gap / study_.alpha_tau;
      const double relaxed = relaxes ? (study_.alpha_base - alpha_[i]) / study_.alpha_tau : 0;
      alpha_[i] = std::max(1.0, alpha_[i] + grown + relaxed);
    }
  }

  void record_demand() {
    records_.overproduction.push_back(alpha_);
    records_.orders.emplace_back();
    records_.final_wanted.emplace_back();
    records_.rebuilding_ordered.emplace_back();
    for (std::size_t i = 0; i < n_; ++i) {
      records_.orders.back().push_back(orders_.row_sum(i));
      records_.final_wanted.back().push_back(y0_.row_sum(i));
      records_.rebuilding_ordered.back().push_back(rebuilding_of(i));
    }
  }

  double capacity(std::size_t i) const { return x0_[i] * (1 - lost_[i]) * alpha_[i]; }

  void produce() {
    std::vector<double> limiting(n_, 0);
    records_.capacity.emplace_back();
    for (std::size_t j = 0; j < n_; ++j) {
      const double wanted = std::min(demand_[j], capacity(j));
      double part = 1;
      for (std::size_t s = 0; s < s_; ++s) {
        const double kept = std::isfinite(steps_kept_[s]) ? steps_kept_[s] : 0;
        const double need = wanted * recipe_(s, j) * study_.psi * kept;
        if (needed_(s, j) == 0 || need == 0) continue;
        if (stock_(s, j) < need) ++limiting[j];
        part = std::min(part, stock_(s, j) / need);
      }
      production_[j] = wanted * part;
      records_.capacity.back().push_back(capacity(j));
    }
    records_.production.push_back(production_);
    records_.limiting.push_back(limiting);
  }

  void distribute() {
    Matrix delivered(n_, n_);
    std::vector<double> undistributed(n_, 0);
    std::vector<double> unmet(m_, 0);
    std::vector<double> rebuilt(n_, 0);
    deliveries_.assign(rebuilding_.size(), {});
    for (std::size_t e = 0; e < rebuilding_.size(); ++e)
      deliveries_[e] = Matrix(rebuilding_[e].rows, rebuilding_[e].columns);
    for (std::size_t i = 0; i < n_; ++i) {
      const auto share = [&](double asked) { return quotient(asked, demand_[i]) * production_[i]; };
      for (std::size_t j = 0; j < n_; ++j) delivered(i, j) = share(orders_(i, j));
      for (std::size_t k = 0; k < m_; ++k) {
        const double missing = y0_(i, k) - share(y0_(i, k));
        undistributed[i] += missing;
        unmet[k] += missing;
      }
      for (std::size_t e = 0; e < rebuilding_.size(); ++e) {
        for (std::size_t k = 0; k < rebuilding_[e].columns; ++k) {
          deliveries_[e](i, k) = share(rebuilding_[e](i, k));
          rebuilt[i] += deliveries_[e](i, k);
        }
      }
    }
    records_.undistributed.push_back(undistributed);
    records_.unmet.push_back(unmet);
    records_.rebuilding_sold.push_back(rebuilt);

    const Matrix added = by_sector(delivered, n_);
    Matrix used(s_, n_);
    for (std::size_t s = 0; s < s_; ++s)
      for (std::size_t j = 0; j < n_; ++j) used(s, j) = production_[j] * recipe_(s, j);
    if (all_close(added, used)) return;
    for (std::size_t k = 0; k < stock_.cells.size(); ++k) {
      stock_.cells[k] = stock_.cells[k] - used.cells[k] + added.cells[k];
      if (stock_.cells[k] < 0) records_.crashed = true;
    }
  }

  double missing_after(const Event& event, double initial, double elapsed) const {
    const double tau = event.tau;
    switch (event.recovery) {
      case Recovery::linear:
        return initial * (1 - elapsed / tau);
      case Recovery::convex:
        return initial * std::pow(1 - 1 / tau, 4 * elapsed);
      case Recovery::convex_unscaled:
        return initial * std::pow(1 - 1 / tau, elapsed);
      case Recovery::concave: {
        const double z = 1e-6;
        const double q = (std::log(tau) - std::log(z)) / (std::log(tau) - std::log(2.0));
        return initial * tau / (tau + z * std::pow(elapsed, q));
      }
    }
    return 0;
  }

  void recover(std::size_t t) {
    for (std::size_t e = 0; e < events_.size(); ++e) {
      Running& running = events_[e];
      if (running.status != Status::recovering) continue;
      const Event& event = *running.event;
      double left = 0;
      if (event.type == EventType::rebuild) {
        left = rebuild(running, rebuilding_[e], deliveries_[e]);
      } else {
        const auto elapsed = static_cast<double>(t - event.occurrence - event.duration);
        const int decimals = event.type == EventType::arbitrary ? 6 : study_.decimals();
        for (const auto& [j, amount] : event.impact) {
          running.damage[j] = rounded(missing_after(event, amount, elapsed), decimals);
          left += running.damage[j];
        }
      }
      if (left == 0) running.status = Status::finished;
    }
  }

  double rebuild(Running& running, Matrix& ordered, const Matrix& delivered) const {
    double left = 0;
    const auto shrink = [&](double& rest, std::size_t i, std::size_t column) {
      ordered(i, column) -= delivered(i, column);
      rest = std::max(0.0, rounded(rest - delivered(i, column), study_.decimals()));
      left += rest;
    };
    for (std::size_t i = 0; i < n_; ++i) {
      for (std::size_t j = 0; j < n_; ++j) shrink(running.industries(i, j), i, j);
      for (std::size_t k = 0; k < m_; ++k) shrink(running.households(i, k), i, n_ + k);
    }
    for (std::size_t j = 0; j < n_; ++j) {
      double rest = 0;
      for (std::size_t i = 0; i < n_; ++i) rest += running.industries(i, j);
      running.damage[j] = rest / running.event->rebuilding_factor;
    }
    return left;
  }

  void order() {
    find_demand();
    Matrix goal(s_, n_);
    for (std::size_t j = 0; j < n_; ++j) {
      const double wanted = std::min(demand_[j], capacity(j));
      for (std::size_t s = 0; s < s_; ++s) goal(s, j) = wanted * recipe_(s, j) * steps_kept_[s];
    }
    const bool met = all_close(stock_, goal);
    Matrix needed(s_, n_);
    for (std::size_t s = 0; s < s_; ++s) {
      for (std::size_t j = 0; j < n_; ++j) {
        const bool gap = !met && std::isfinite(goal(s, j));
        const double part = 1 / study_.restoration_days[s];
        needed(s, j) = gap ? part * std::max(0.0, goal(s, j) - stock_(s, j)) : 0;
        needed(s, j) += production_[j] * recipe_(s, j);
      }
    }
    Matrix weights = z0_;
    for (std::size_t i = 0; i < n_; ++i) {
      const double factor = x0_[i] == 0 ? 1 : capacity(i) / x0_[i];
      for (std::size_t j = 0; j < n_; ++j) weights(i, j) *= factor;
    }
    const Matrix sums = by_sector(weights, n_);
    for (std::size_t i = 0; i < n_; ++i) {
      for (std::size_t j = 0; j < n_; ++j) {
        const double share =
            study_.alternative_orders ? quotient(weights(i, j), sums(i % s_, j)) : share0_(i, j);
        orders_(i, j) = needed(i % s_, j) * share;
      }
    }
  }

  const Study& study_;
  Relaxing relaxing_;
  std::size_t n_, s_, m_;
  Matrix z0_, y0_, recipe_, share0_, needed_, stock_, orders_;
  std::vector<double> x0_, capital_, steps_kept_;
  std::vector<double> production_, alpha_, lost_, arbitrary_used_, demand_;
  std::vector<Running> events_;
  std::vector<Matrix> rebuilding_;  ///< [event], W
  std::vector<Matrix> deliveries_;  ///< [event], of W
  Records records_;
};

}  // namespace entente::ario
