#!/usr/bin/env bash
# Marks every workbook of a folder, and the marked copy again in the other language, under valgrind: an invalid
# read, write or free in what the C libraries get of ours fails. Takes a minute or so.
# usage: check-memory.sh JIXIAO FOLDER OUT
set -euo pipefail
jixiao=$1 folder=$2 out=$3

mkdir -p "$out"
# valgrind does not read the debug information that Swift writes.
cp "$jixiao" "$out/jixiao"
strip -g "$out/jixiao"

check() {
    local code=0
    valgrind -q --undef-value-errors=no --error-exitcode=99 "$1/jixiao" check "$2" --annotate "$3" "${@:4}" \
        >"$3.out" 2>&1 || code=$?
    # 1 is what the command ends with where a form has errors.
    if [ "$code" -gt 1 ]; then
        echo "$2: ends with $code" >&2
        tail -n 20 "$3.out" >&2
        return 1
    fi
}
twice() {
    local copy
    copy="$1/$(basename "$2")"
    check "$1" "$2" "$copy" && check "$1" "$copy" "${copy%.xlsx}-en.xlsx" --lang en
}
export -f check twice

find "$folder" -maxdepth 1 -name '*.xlsx' -print0 | sort -z |
    xargs -0 -P "$(nproc)" -I{} bash -c 'twice "$1" "$2"' _ "$out" {}
