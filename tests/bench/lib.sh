# Sourced by memory.sh and year.sh from the project's folder: tables, scripts over them, and what
# `entente run` takes. Needs GNU time.
build=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

make_folder() {  # regions, sectors
  rm -rf "$folder/table"
  "$build/tests/bench/make_table" "$folder/table" "$1" "$2" 4 1 1
}

write_script() {  # rule, time
  cat >"$folder/year.ent" <<SCRIPT
title "A year"
time $2 by day
economy synthetic "Synthetic" from mrio "table" in M.EUR/year  assumed "synthetic"
engine ario { rule = $1 }  assumed "synthetic"
shock loss "Loss" {
  R01 loses 60% of S001 capacity
  R01 loses 40% of S002 capacity
  R02 loses 50% of S003 capacity
  from 2026-01-01 for 30 days
  recovers over 60 days linear
}
scenario hit "Hit" = baseline + loss
run hit
report "A year" {
  show total(production(S001, R01), in: hit)  titled "Output of R01"
}
SCRIPT
}

measure() {  # sets seconds, cpu_seconds, peak_kb
  local result
  if ! /usr/bin/time -o "$folder/time" -f '%e %U %S %M' "$build/interpreter/entente" run "$folder/year.ent" \
    >"$folder/out" 2>&1; then
    cat "$folder/out" >&2
    return 1
  fi
  read -r seconds user system peak_kb <"$folder/time"
  cpu_seconds=$(awk "BEGIN { print $user + $system }")
}
