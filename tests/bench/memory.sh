#!/usr/bin/env bash
# Peak memory of the whole program by size of the table: tests/bench/memory.sh [BUILD_FOLDER]
# A line per size: bytes of the table's flows, peak of `entente run`, and how many tables that is.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source tests/bench/lib.sh "${1:-build}"

printf '%-10s %-8s %12s %12s %8s\n' size rule table_MB peak_MB tables
for size in "10 20" "40 50" "49 163"; do
  read -r regions sectors <<<"$size"
  make_folder "$regions" "$sectors"
  for rule in boario clean; do
    write_script "$rule" "2026-01-01 to 2026-01-10"
    measure
    awk -v size="${regions}x$sectors" -v rule="$rule" -v cells=$((regions * sectors * regions * (sectors + 4))) \
      -v peak="$peak_kb" 'BEGIN { table = cells * 8 / 1e6; peak = peak * 1.024 / 1e3;
        printf "%-10s %-8s %12.1f %12.1f %8.2f\n", size, rule, table, peak, peak / table }'
  done
done
