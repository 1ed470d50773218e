#!/usr/bin/env bash
# A year by day of a dense table, whole: tests/bench/year.sh [BUILD_FOLDER [REGIONS SECTORS]]
# Two runs of `entente run` for each rule, of one day and of all: the first is reading, checking
# and the report, what the other takes more is 364 steps.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source tests/bench/lib.sh "${1:-build}"

make_folder "${2:-49}" "${3:-163}"
for rule in boario clean; do
  write_script "$rule" "2026-01-01 to 2026-01-01"
  measure
  day_seconds=$seconds
  write_script "$rule" "2026-01-01 to 2026-12-31"
  measure
  awk -v rule="$rule" -v day="$day_seconds" -v year="$seconds" -v cpu="$cpu_seconds" -v peak="$peak_kb" 'BEGIN {
    printf "%-8s year %7.1f s (load and report %.1f s, %.1f ms a step), processor %.1f s, peak %.0f MB\n",
      rule, year, day, (year - day) / 364 * 1e3, cpu, peak * 1.024 / 1e3 }'
done
