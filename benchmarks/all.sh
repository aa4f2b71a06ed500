#!/bin/sh
# Take every figure anew: sh benchmarks/all.sh [path of latentlab]. About a quarter of an hour on two cores;
# leave the machine alone meanwhile, or the figures say more about your browser.
set -eu
latentlab=${1:-latentlab}
results=$(dirname "$0")/results
mkdir -p "$results"
for bench in startup widgets latency training; do
  echo "$bench ..."
  "$latentlab" bench "$bench" --out "$results/$bench.json"
done
