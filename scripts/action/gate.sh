#!/usr/bin/env bash
# Runs mlgate as the inputs of action.yml say. Inputs come in as variables, so that none is ever part of a script.
set -euo pipefail

case $MLGATE_COMMAND in
run | check | none) ;;
*)
  echo "the input 'command' must be run, check or none" >&2
  exit 2
  ;;
esac
# In a container the checkout belongs to another user; a later step calls the binary too.
git config --global --add safe.directory "$GITHUB_WORKSPACE"
if [ "$MLGATE_COMMAND" = none ]; then exit 0; fi
arguments=(-C "$MLGATE_DIRECTORY")
if [ -n "$MLGATE_BASE" ]; then arguments+=(--base "origin/$MLGATE_BASE"); fi
while IFS= read -r argument; do
  if [ -n "$argument" ]; then arguments+=("$argument"); fi
done <<<"$MLGATE_ARGUMENTS"
exec "$MLGATE_BINARY" "$MLGATE_COMMAND" "${arguments[@]}"
