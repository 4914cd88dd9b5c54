#!/bin/sh
# Makes .venv in the project's root, or leaves it alone where nothing it depends on has changed.
# Not for users of isnad (they use pip); for `make demo`, `make test` and the like in a clone.
set -eu
cd "$(dirname "$0")/.."

# A pyenv or asdf shim may be on the PATH and yet run nothing, so every candidate is tried, not looked up.
suits() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1; }

# What an installation rests on: this folder (an editable install points at it) and the build files.
fingerprint() {
    { pwd -P; cat pyproject.toml; [ ! -f hatch_build.py ] || cat hatch_build.py; } | cksum
}

stamp=.venv/.installed
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint)" ] && suits .venv/bin/python; then
    exit 0
fi

python=
for candidate in ${ISNAD_PYTHON:-python3.13 python3.12 python3.11 python3}; do
    if suits "$candidate"; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    found=${ISNAD_PYTHON:-$(python3 --version 2>/dev/null || echo 'no python3')}
    echo "isnad needs Python 3.11, 3.12 or 3.13; found here: $found." >&2
    echo "Install one of them, or name one: ISNAD_PYTHON=/path/to/python3.12 make ..." >&2
    exit 1
fi
if ! "$python" -c 'import venv, ensurepip' >/dev/null 2>&1; then
    echo "$("$python" --version) has no venv module. On Debian and Ubuntu: apt-get install python3-venv" >&2
    exit 1
fi

echo "Setting up .venv with $("$python" --version) (only now, and when pyproject.toml changes) ..." >&2
"$python" -m venv --clear .venv
if ! .venv/bin/python -m pip install -qq --disable-pip-version-check -e '.[dev]'; then
    echo "The packages that pyproject.toml names could not be installed; pip's own words are above." >&2
    echo "Nothing else was changed. Is the package index within reach? Then run the same command again." >&2
    exit 1
fi
fingerprint >"$stamp"
