#!/bin/sh
# What the tests need of the system: a browser to open the pages in, and a PostgreSQL server to run the suite on as well.
# Installed here where this account may; otherwise the packages are named and the run stops.
set -eu

say() { printf '%s\n' "$*" >&2; }

browser() {
    for candidate in chromium chromium-browser google-chrome; do
        command -v "$candidate" >/dev/null 2>&1 && return 0
    done
    return 1
}

database() {
    command -v initdb >/dev/null 2>&1 && return 0
    for folder in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin; do
        [ -x "$folder/initdb" ] && return 0
    done
    return 1
}

missing=""
browser || missing="$missing chromium"
database || missing="$missing postgresql"
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    say "setup: the tests need$missing, which this system does not have. Install them with its package manager."
    exit 1
elif [ "$(id -u)" = 0 ]; then
    root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true >/dev/null 2>&1; then
    root="sudo -n"
else
    say "setup: the tests need$missing, and this account may not install packages."
    say "       Ask someone who may to run: apt-get install --no-install-recommends$missing"
    exit 1
fi
say "setup: installing$missing"
$root apt-get update -q >&2 || true
# shellcheck disable=SC2086  # each name is a word of its own
DEBIAN_FRONTEND=noninteractive $root apt-get install -y -q --no-install-recommends $missing >&2 || {
    say "setup: apt-get could not install$missing; install them by hand and run make again."
    exit 1
}
