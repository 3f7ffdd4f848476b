public import Documents

/// What `dvc status` says of a project.
///
/// Source: `dvc/repo/status.py`, `dvc/stage/__init__.py`, `dvc/output.py`, `dvc/dependency/param.py`, DVC 3.67.
public struct ProjectStatus: Sendable {
  /// Those with a change or a doubt, by the files that name them, in the files' order.
  public let stages: [StageStatus]

  public init(_ project: DVCProject, _ state: any DataState) {
    let files = project.dvcFiles.map {
      (path: $0.path, stages: [StageStatus($0, in: project, state)])
    }
    let pipelines = project.pipelines.map { pipeline in
      (
        path: pipeline.path,
        stages: pipeline.stages.map { StageStatus($0, of: pipeline, in: project, state) }
      )
    }
    stages = (files + pipelines).sorted { $0.path < $1.path }.flatMap(\.stages)
      .filter { !$0.changes.isEmpty || !$0.doubts.isEmpty }
  }
}
