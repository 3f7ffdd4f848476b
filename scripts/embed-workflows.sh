#!/bin/sh
# Writes the Swift file by which `mlgate init` knows the jobs of workflows/; a test says when it is stale.
# shellcheck disable=SC2016 # The back quotes are Markdown's.
set -eu
cd "$(dirname "$0")/.."

embed() {
  printf '\n  /// `%s`\n  public static let %s = ##"""\n' "$1" "$2"
  sed 's/^\(..*\)$/    \1/' "$1"
  printf '\n    """##\n'
}

{
  printf '// Generated from workflows/ by scripts/embed-workflows.sh; do not edit.\n\n'
  printf '/// The jobs of `workflows/`, byte for byte: the installed program has no folder of its own.\n'
  printf 'public enum EmbeddedWorkflow {'
  embed workflows/github-actions.yml gitHub
  embed workflows/gitlab-ci.yml gitLab
  printf '}\n'
} >Sources/Reference/EmbeddedWorkflow.swift
