#!/usr/bin/env bash
# Builds the shared libraries and the wheel of the Python package, latentmi_net-VERSION-py3-none-manylinux_..._x86_64.whl, into python/dist, and prints its size:
#   tools/build-wheel.sh [--no-native]      --no-native packs the libraries that tools/build-native.sh built before
# Needs the .NET SDK, clang, zlib1g-dev, binutils and Python 3.11 or later.
set -euo pipefail
cd "$(dirname "$0")/.."

[ "${1-}" = --no-native ] || tools/build-native.sh
mkdir -p python/dist
rm -f python/dist/latentmi_net-*.whl
name=$(cd python && "${PYTHON:-/usr/bin/python3}" -c 'import wheel_backend; print(wheel_backend.build_wheel("dist"))')
echo "python/dist/$name, $(stat -c %s "python/dist/$name") bytes"
