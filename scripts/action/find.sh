#!/usr/bin/env bash
# Tells the steps of action.yml where mlgate is, or is to be: one on the PATH of this very version, else a folder
# whose key names the sources, the system and the compiler.
set -euo pipefail

source=$GITHUB_ACTION_PATH
version=$(sed -n 's/^let mlgateVersion = "\(.*\)"$/\1/p' "$source/Sources/mlgate/Main.swift")
if [ "$(mlgate --version 2>/dev/null || true)" = "$version" ]; then
  {
    echo "found=true"
    echo "binary=$(command -v mlgate)"
  } >>"$GITHUB_OUTPUT"
  exit
fi

sources=$(cd "$source" && find Package.swift Makefile Sources -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
compiler=$({ swift --version 2>/dev/null || true; } | sha256sum)
prefix=$RUNNER_TEMP/mlgate-$version
{
  echo "found=false"
  echo "prefix=$prefix"
  echo "binary=$prefix/bin/mlgate"
  echo "key=mlgate-$version-$RUNNER_OS-$RUNNER_ARCH-${compiler:0:16}-${sources:0:32}"
} >>"$GITHUB_OUTPUT"
