#!/usr/bin/env bash
# Installs what the build needs from Debian and what is missing: what Swift itself wants of a bare system, pkg-config,
# the system libraries that Package.swift names, SQLite, and the packages given as arguments. Does nothing where all
# of it is there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if ! command -v swift >/dev/null; then
    echo "swift was not found. Install Swift 6.2 or later (https://www.swift.org/install/linux/) and put it on PATH." >&2
    exit 1
fi

mapfile -t libraries < <(grep -oE 'pkgConfig: "[^"]+"' Package.swift | cut -d'"' -f2)
mapfile -t packages < <(grep -oE '\.apt\(\["[^"]+"' Package.swift | cut -d'"' -f2)
# GRDB's own manifest names SQLite, which is not here to be read before it is fetched.
libraries+=(sqlite3)
packages+=(libsqlite3-dev pkg-config "$@")
others=("$@")

# Whether Swift runs and links here. A toolchain that was only unpacked lacks libraries and tools of the system, and
# what it says then does not tell which. Looked at once, before the first build.
swift_works() {
    [ ! -d .build ] || return 0
    local folder status=0
    folder=$(mktemp -d)
    echo 'import Foundation; print(Date.now > Date.distantPast)' >"$folder/main.swift"
    (cd "$folder" && swift package --version && swiftc main.swift -o main && ./main) >"$folder/said" 2>&1 || status=1
    [ $status -eq 0 ] || tail -n 3 "$folder/said" >&2
    rm -rf "$folder"
    return $status
}

is_present() {
    command -v pkg-config >/dev/null && pkg-config --exists "${libraries[@]}" || return 1
    # Where there is no dpkg, the tests that want these say that they are skipped.
    [ ${#others[@]} -eq 0 ] || ! command -v dpkg >/dev/null || dpkg -s "${others[@]}" >/dev/null 2>&1 || return 1
    swift_works
}

is_present && exit 0

swift_works || packages+=(
    binutils ca-certificates gcc git libc6-dev libcurl4 libedit2 libncurses6 libpython3.11 libstdc++-12-dev
    libxml2 libz3-4 make tzdata unzip zlib1g-dev
)

if ! command -v apt-get >/dev/null; then
    echo "Install pkg-config and the development packages of ${libraries[*]}, then run make again." >&2
    echo "(On Debian and Ubuntu they are called: ${packages[*]}.)" >&2
    exit 1
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "These packages are missing, and neither root nor sudo is at hand to install them. As root, run:" >&2
        echo "    apt-get update && apt-get install -y ${packages[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi

echo "Installing ${packages[*]} …"
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null

if ! is_present; then
    echo "The packages were installed, but pkg-config does not find all of ${libraries[*]}, or swift does not run." >&2
    exit 1
fi
