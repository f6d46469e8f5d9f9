#!/usr/bin/env bash
# The main job on the fixtures: every sheet → canonical JSON → XLSX, and a table of what was read.
# usage: run-fixtures.sh JIXIAO FIXTURES OUT
set -euo pipefail
jixiao=$1 fixtures=$2 out=$3

rm -rf "$out/json" "$out/xlsx"
"$jixiao" inspect --brief "$fixtures"
echo
"$jixiao" convert "$fixtures" -o "$out/json/" --to json
"$jixiao" convert "$out/json" -o "$out/xlsx/" --to xlsx
echo "$out/json/ and $out/xlsx/ hold what was written."
