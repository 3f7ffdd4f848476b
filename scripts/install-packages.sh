#!/bin/sh
# install-packages.sh COMMAND:APT:BREW …       installs the package of each command that is missing
# install-packages.sh --missing APT BREW       installs a package that was found missing
set -eu

apt_updated=no

install() { # apt name, brew name
  if command -v apt-get >/dev/null 2>&1; then
    as_root=
    [ "$(id -u)" = 0 ] || as_root=sudo
    if [ "$apt_updated" = no ]; then
      $as_root apt-get update -qq
      apt_updated=yes
    fi
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq "$1" >/dev/null
  elif command -v brew >/dev/null 2>&1; then
    brew install --quiet "$2"
  else
    echo "please install $1 (Debian) or $2 (Homebrew) with this system's package manager" >&2
    exit 1
  fi
}

if [ "${1:-}" = --missing ]; then
  install "$2" "$3"
  exit 0
fi
for package in "$@"; do
  command=${package%%:*}
  names=${package#*:}
  command -v "$command" >/dev/null 2>&1 || install "${names%%:*}" "${names#*:}"
done
