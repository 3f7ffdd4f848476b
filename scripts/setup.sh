#!/bin/sh
# Installs what building mlgate needs: libgit2, libyaml, pkg-config and git. Quiet when all is there.
set -eu

command -v swift >/dev/null 2>&1 || {
  echo "mlgate needs Swift 6.2 or later: https://www.swift.org/install" >&2
  exit 1
}
cd "$(dirname "$0")"
./install-packages.sh git:git:git pkg-config:pkg-config:pkgconf
pkg-config --exists libgit2 || ./install-packages.sh --missing libgit2-dev libgit2
pkg-config --exists yaml-0.1 || ./install-packages.sh --missing libyaml-dev libyaml
