#!/bin/sh
# Installs what the tests use beyond Python, where that needs no question: on Debian or Ubuntu, as root or with
# a sudo that asks for no password, and only what is missing. Elsewhere it says what is missing and goes on:
# the tests that need it then skip (or fail, under ISNAD_REQUIRE=all). ISNAD_SYSTEM_PACKAGES=no keeps it off.
set -eu

have_postgres() {
    command -v initdb >/dev/null 2>&1 && return 0
    for program in /usr/lib/postgresql/*/bin/initdb; do
        [ -x "$program" ] && return 0
    done
    return 1
}

missing=
have_postgres || missing="$missing postgresql"
missing=${missing# }
[ -n "$missing" ] || exit 0

give_up() {
    echo "Not installed: $missing ($1). Tests that need it will say so." >&2
    exit 0
}

[ "${ISNAD_SYSTEM_PACKAGES:-yes}" != no ] || give_up "ISNAD_SYSTEM_PACKAGES=no"
command -v apt-get >/dev/null 2>&1 || give_up "no apt-get here: install it yourself to run all tests"
as_root=
if [ "$(id -u)" -ne 0 ]; then
    sudo -n true >/dev/null 2>&1 || give_up "no right to install: sudo apt-get install $missing"
    as_root=sudo
fi

echo "Installing for the tests: $missing ..." >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() {
    # shellcheck disable=SC2086  # $as_root is one word or none
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Acquire::Retries=1 -o Acquire::http::Timeout=20 \
        -o Acquire::https::Timeout=20 -o DPkg::Lock::Timeout=120 "$@" </dev/null >>"$log" 2>&1
}
# The lists may be absent (a fresh image) or fresh enough: they are fetched only where the install fails without.
# shellcheck disable=SC2086  # $missing is a list of words
apt install -y --no-install-recommends $missing ||
    { apt update && apt install -y --no-install-recommends $missing; } ||
    { tail -n 3 "$log" >&2; give_up "apt-get failed; its last words are above"; }
