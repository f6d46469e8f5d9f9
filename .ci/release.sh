#!/usr/bin/env bash
# Packs a release: the stripped static command, its man page, completions for three shells, the data files, a form to
# try and one page for officers, in out/jixiao-VERSION-ARCHITECTURE.tar.xz.
# usage: release.sh JIXIAO OUT
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
jixiao=$1 out=$2
limit=$((20 * 1024 * 1024))

version=$("$jixiao" --version)
name=jixiao-$version-linux-$(uname -m)
folder=$out/$name
rm -rf "$folder" "$out/$name.tar.xz"
mkdir -p "$folder"/bin "$folder"/share/man/man1 "$folder"/completions

strip -o "$folder/bin/jixiao" "$jixiao"
for shell in bash zsh fish; do
    "$jixiao" --generate-completion-script "$shell" >"$folder/completions/jixiao.$shell"
done
LANG=en_US.UTF-8 swift package --allow-writing-to-directory "$folder/share/man/man1" generate-manual \
    --output-directory "$folder/share/man/man1" --multi-page >/dev/null
cp -R Templates "$folder/share/Templates"
cp Fixtures/project-2021-xinjiang.xlsx "$folder/示例-自评表.xlsx"
cp .ci/使用说明.txt LICENSE CHANGELOG.md "$folder"

tar -C "$out" -cJf "$out/$name.tar.xz" --owner=0 --group=0 --sort=name "$name"
size=$(stat -c %s "$out/$name.tar.xz")
echo "$out/$name.tar.xz: $((size / 1024)) KB; the command alone is $(($(stat -c %s "$folder/bin/jixiao") / 1024)) KB"
if [ "$size" -gt "$limit" ]; then
    echo "That is more than $((limit / 1024)) KB." >&2
    exit 1
fi

# What was packed must run by itself.
check=$(mktemp -d)
trap 'rm -rf "$check"' EXIT
tar -C "$check" -xJf "$out/$name.tar.xz"
"$check/$name/bin/jixiao" inspect --brief "$check/$name/示例-自评表.xlsx" >/dev/null
