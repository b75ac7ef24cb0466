#!/bin/sh
# Make .venv from the hash-locked dependencies, once: a stamp of the lock makes every later run instant.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

find_python() {
    for candidate in ${PYTHON:-} python3 python3.11 python3.12 python3.13; do
        if command -v "$candidate" >/dev/null 2>&1 &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            printf '%s' "$candidate"
            return 0
        fi
    done
    return 1
}

python=$(find_python) || {
    say "setup: Python 3.11 or later is needed and was not found."
    say "       On Debian or Ubuntu: sudo apt-get install python3 python3-venv"
    exit 1
}

# The stamp names everything that the environment is made from, and the folder, as an environment cannot be moved.
stamp=$("$python" - <<'PY'
import hashlib, pathlib, sys
made_from = [pathlib.Path(name).read_bytes() for name in ("requirements/dev.txt", "pyproject.toml", "tools/setup.sh")]
print(hashlib.sha256(b"\0".join([*made_from, str(pathlib.Path.cwd()).encode(), sys.version.encode()])).hexdigest())
PY
)
if [ -x .venv/bin/python ] && [ -f .venv/setup-stamp ] && [ "$(cat .venv/setup-stamp)" = "$stamp" ]; then
    exit 0
fi

install_venv_package() {
    packages="python3-venv"
    version=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if ! command -v apt-get >/dev/null 2>&1; then
        say "setup: this Python cannot make a virtual environment (the venv or ensurepip module is missing)."
        say "       Install it with your system's package manager and run make again."
        return 1
    elif [ "$(id -u)" = 0 ]; then
        root=""
    elif command -v sudo >/dev/null 2>&1 && sudo -n true >/dev/null 2>&1; then
        root="sudo -n"
    else
        say "setup: this Python cannot make a virtual environment, and this account may not install packages."
        say "       Ask someone who may to run: apt-get install $packages $version"
        return 1
    fi
    say "setup: installing $packages"
    $root apt-get update -q >&2 && DEBIAN_FRONTEND=noninteractive $root apt-get install -y -q "$packages" >&2 || {
        say "setup: apt-get could not install $packages; install $packages or $version by hand and run make again."
        return 1
    }
}

if [ ! -x .venv/bin/python ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    rm -rf .venv
    if ! "$python" -m venv .venv >/dev/null 2>&1; then
        rm -rf .venv
        install_venv_package
        "$python" -m venv .venv >&2
    fi
fi

say "setup: installing the locked dependencies into .venv (once)"
rm -f .venv/setup-stamp
# The package itself is installed without an index: everything that builds it is in the lock.
if ! {
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt &&
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
} >.venv/setup.log 2>&1; then
    cat .venv/setup.log >&2
    say "setup: the dependencies could not be installed; the lines above say why."
    exit 1
fi
printf '%s\n' "$stamp" >.venv/setup-stamp
