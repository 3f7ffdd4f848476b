// Generated from workflows/ by scripts/embed-workflows.sh; do not edit.

/// The jobs of `workflows/`, byte for byte: the installed program has no folder of its own.
public enum EmbeddedWorkflow {
  /// `workflows/github-actions.yml`
  public static let gitHub = ##"""
    # Copy to .github/workflows/mlgate.yml, and set the repository variables MLGATE_REPOSITORY (owner/name of mlgate) and
    # MLGATE_COMMIT (the commit of it to run).
    #
    # Safe on pull requests from strangers: no secret is at hand, the token may only read, and what the pull request
    # changes is judged by the configuration of the branch that it is to be merged into.
    name: mlgate

    on:
      pull_request:
      push:
        branches: [main]

    permissions:
      contents: read

    concurrency:
      group: mlgate-${{ github.ref }}
      cancel-in-progress: ${{ github.event_name == 'pull_request' }}

    jobs:
      gate:
        name: Gate
        runs-on: ubuntu-24.04
        container: swift:6.3-bookworm
        timeout-minutes: 30
        steps:
          - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
            with:
              # The whole history: a shallow clone cannot tell whether a commit exists.
              fetch-depth: 0
              persist-credentials: false
          - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
            with:
              repository: ${{ vars.MLGATE_REPOSITORY }}
              ref: ${{ vars.MLGATE_COMMIT }}
              path: .mlgate-source
              persist-credentials: false
          - name: Run the gate
            uses: ./.mlgate-source # of the other checkout  # zizmor: ignore[self-repository]
            with:
              arguments: |
                --output=junit=mlgate-junit.xml
                --output=json=mlgate.json
                --output=sarif=mlgate.sarif
          - name: Keep the reports
            if: ${{ !cancelled() }}
            uses: actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2
            with:
              name: mlgate
              path: |
                mlgate-junit.xml
                mlgate.json
                mlgate.sarif

    """##

  /// `workflows/gitlab-ci.yml`
  public static let gitLab = ##"""
    # Include in .gitlab-ci.yml:
    #   include: { local: workflows/gitlab-ci.yml }
    # and set the CI/CD variables MLGATE_REPOSITORY, the address to clone mlgate from, and MLGATE_COMMIT, the commit of it
    # to run. templates/mlgate.yml is the same as a component.
    mlgate:
      stage: test
      image: swift:6.3-bookworm
      timeout: 30 minutes
      rules:
        - if: $CI_PIPELINE_SOURCE == "merge_request_event"
        - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
      variables:
        # The whole history: a shallow clone cannot tell whether a commit exists.
        GIT_DEPTH: "0"
        MLGATE_COMMAND: run
      cache:
        key: mlgate-$MLGATE_COMMIT
        paths: [.mlgate-cache/]
      before_script:
        - git config --global --add safe.directory "$CI_PROJECT_DIR"
        - |
          if [ ! -x .mlgate-cache/bin/mlgate ]; then
            apt-get update -qq && apt-get install -y -qq make
            git clone --quiet "$MLGATE_REPOSITORY" /tmp/mlgate
            git -C /tmp/mlgate checkout --quiet "$MLGATE_COMMIT"
            make -C /tmp/mlgate install PREFIX="$PWD/.mlgate-cache"
          fi
      script:
        - |
          # Of a merge request only what is new counts, judged by the configuration of the target.
          set -- --output junit=mlgate-junit.xml --output codequality=mlgate-codequality.json --output openmetrics=mlgate-metrics.txt
          if [ -n "${CI_MERGE_REQUEST_DIFF_BASE_SHA:-}" ]; then set -- "$@" --base "$CI_MERGE_REQUEST_DIFF_BASE_SHA"; fi
          .mlgate-cache/bin/mlgate "$MLGATE_COMMAND" "$@"
      artifacts:
        when: always
        paths: [mlgate-junit.xml, mlgate-codequality.json, mlgate-metrics.txt]
        reports:
          junit: mlgate-junit.xml
          codequality: mlgate-codequality.json
          metrics: mlgate-metrics.txt

    # Judges each pushed release tag and runs its pipeline again.
    mlgate-release:
      extends: mlgate
      rules:
        - if: $CI_COMMIT_TAG =~ /^model-v/
      timeout: 2 hours
      cache: []
      script:
        - git fetch --force origin "refs/tags/$CI_COMMIT_TAG:refs/tags/$CI_COMMIT_TAG"
        - >-
          .mlgate-cache/bin/mlgate release verify "$CI_COMMIT_TAG" --reproduce --allow-commands
          --output junit=mlgate-junit.xml --output codequality=mlgate-codequality.json
          --output openmetrics=mlgate-metrics.txt
        - .mlgate-cache/bin/mlgate release notes "$CI_COMMIT_TAG" >notes.md
      artifacts:
        when: always
        paths: [mlgate-junit.xml, mlgate-codequality.json, mlgate-metrics.txt, notes.md]
        reports:
          junit: mlgate-junit.xml
          codequality: mlgate-codequality.json
          metrics: mlgate-metrics.txt

    mlgate-publish:
      stage: deploy
      needs: [mlgate-release]
      image: registry.gitlab.com/gitlab-org/release-cli:v0.18.0
      rules:
        - if: $CI_COMMIT_TAG =~ /^model-v/
      script: ["true"]
      release:
        tag_name: $CI_COMMIT_TAG
        description: notes.md

    """##
}
