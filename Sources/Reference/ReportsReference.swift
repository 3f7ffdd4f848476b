import Reporters

/// `docs/reports.md`: the formats, who reads them and their limits, generated from the reporters.
func reportsReference(_ formats: [ReportFormat]) -> String {
  """
  # Reports

  <!-- Generated from the reporters by 'make docs'; do not edit. -->

  Every report is written from the same findings, jobs and open questions. `--format NAME` prints one,
  `--output NAME=FILE` (repeatable) writes one to a file; each is read back before it replaces a file, and a report
  that cannot be written ends the run with exit code 3.

  | name | for | a finding is | limits |
  |---|---|---|---|
  \(formats.map { "| `\($0.rawValue)` | \($0.readers) | \($0.unit) | \($0.limits ?? "none") |\n" }.joined())
  `--output results=RESULTS.md` rewrites the managed part of RESULTS.md.

  Where there is a limit, errors come before warnings. Findings carry the same fingerprint in `json`, `sarif`,
  `codequality` and `tap`: it stays the same when lines move, so that servers know an old finding again.

  ## Without a flag

  `--format auto`, the default, prints text. Where `GITHUB_ACTIONS` is `true`, it also

  - prints the annotations of `github` behind the text, and the text between `::stop-commands::` and its token, so that
    no name and no message of a judged file can command the runner;
  - appends the report as Markdown, at most \(MarkdownReporter.summaryLimit / 1024) KiB, to the file that
    `GITHUB_STEP_SUMMARY` names;
  - appends \(StepOutputs.names.map { "`\($0)`" }.joined(separator: ", ")) to the file that `GITHUB_OUTPUT` names: the
    verdict is `passed`, `failed` or `unverified`, the others are numbers.

  GitHub shows ten annotations of a kind for a step and fifty for a job. Hooks print text only, wherever git runs them.
  Formats that are named are printed as they are, so let a step write them to files: the runner obeys `##[command]` in
  whatever it logs.

  In GitLab CI the text is printed, and the job names the files:

  ```yaml
  script:
    - >-
      mlgate run --output junit=junit.xml --output codequality=codequality.json --output openmetrics=metrics.txt
  artifacts:
    when: always
    reports:
      junit: junit.xml
      codequality: codequality.json
      metrics: metrics.txt
  ```

  ## A comment of a pull request

  `--output markdown=comment.md` begins with `\(MarkdownReporter.marker)`, which readers do not see: a job that may write
  comments looks for it and updates the comment that has it.

  ## The page

  `html` shows, where there is something to show: the findings with their source lines; what could not be verified; the
  jobs; the experiments; the models over their releases; where releases come from; what was skipped and mended. What is
  drawn is also told in words, for screen readers; each part is bounded and counts what it leaves out.

  | part | shows | limits |
  |---|---|---|
  | Jobs | figures and bounds, intervals, quantiles; a histogram of each latency up to its 99th percentile; the confusion matrix of the held-out data; how the training went: the objective by Newton step of the built-in pipeline, a command's metrics by step of MLflow or by row of a CSV log | \(HTMLReporter.drawingLimit) histograms and \(HTMLReporter.drawingLimit) curves a job, \(HTMLReporter.classLimit) classes, \(HTMLReporter.sectionLimit / 1000) kB in all |
  | Experiments | the table of `mlgate compare` with its standard columns, and the first accuracy of the \(HTMLReporter.experimentLimit) best with its 95 % intervals | \(HTMLReporter.tableLimit / 1000) kB of rows |
  | Models | what their metadata say, and each metric over the releases | \(HTMLReporter.tableLimit / 1000) kB a table |
  | Lineage | what `mlgate lineage` tells of the newest release of each model that leads to the judged commit: a drawing, and every hash in a table | \(HTMLReporter.lineageLimit) models, \(HTMLReporter.stepLimit) steps a drawing |

  Experiments and lineages are read only where a page is to be written.

  ## Metrics

  `--output openmetrics=FILE` serves Prometheus (name it `*.prom` in the folder of node_exporter's textfile collector) and
  GitLab. All series are gauges:

  | name | labels | value |
  |---|---|---|
  | `mlgate_verdict` | `verdict` | 1 for the run's, 0 for the others |
  | `mlgate_findings` | `severity` | findings |
  | `mlgate_rule_findings` | `rule`, `name`, `severity` | findings, of rules that found some |
  | `mlgate_checked_files`, `mlgate_mended_findings`, `mlgate_unverified_questions`, `mlgate_skipped_checks` | | counts |
  | `mlgate_job_verdict` | `job`, `verdict` | 1 for the job's, 0 for the others |
  | `mlgate_job_duration_seconds` | `job` | wall time |
  | `mlgate_job_metric_seconds`, `mlgate_job_metric_bytes` | `job`, `metric` | a figure whose name states a unit of time or size, in the base unit |
  | `mlgate_job_metric` | `job`, `metric` | any other figure |
  | `mlgate_job_threshold_passed` | `job`, `metric`, `bound` | 1 where the figure keeps its bound |
  | `mlgate_info` | `version` | 1 |

  """
}
