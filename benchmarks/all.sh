#!/bin/sh
# Take every figure anew: sh benchmarks/all.sh [path of latentlab]. An hour or two on two cores, most of it the
# families; leave the machine alone meanwhile, or the figures say more about your browser.
set -eu
latentlab=${1:-latentlab}
results=$(dirname "$0")/results
mkdir -p "$results"
for bench in startup widgets playground latency training; do
  echo "$bench ..."
  "$latentlab" bench "$bench" --out "$results/$bench.json"
done
python=$(dirname "$latentlab")/python
[ -x "$python" ] || python=python3
"$python" "$(dirname "$0")/expmix.py" --out "$results/expmix.json" > /dev/null
if "$python" -c 'import importlib.util as u, sys; sys.exit(not u.find_spec("snownlp"))'; then
  "$python" "$(dirname "$0")/words.py" --out "$results/words.json" > /dev/null
fi
"$python" "$(dirname "$0")/training.py" --out "$results/families.json"
