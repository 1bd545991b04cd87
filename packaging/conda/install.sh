#!/usr/bin/env bash
# Installs the unpacked archive, in whose folder it runs, into the environment PREFIX.
set -euo pipefail
[ -e lmi ] || cd lmi-*/
mkdir -p "$PREFIX/bin" "$PREFIX/lib/lmi" "$PREFIX/share/man/man1" "$PREFIX/share/bash-completion/completions" "$PREFIX/share/zsh/site-functions" \
    "$PREFIX/share/fish/vendor_completions.d"
cp lmi ./*.so "$PREFIX/lib/lmi"
ln -sf ../lib/lmi/lmi "$PREFIX/bin/lmi"
cp man/lmi.1 "$PREFIX/share/man/man1"
cp completion/lmi.bash "$PREFIX/share/bash-completion/completions/lmi"
cp completion/_lmi "$PREFIX/share/zsh/site-functions"
cp completion/lmi.fish "$PREFIX/share/fish/vendor_completions.d"
