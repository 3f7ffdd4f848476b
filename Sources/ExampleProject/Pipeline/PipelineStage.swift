/// A stage of the pipeline with everything that it reads and writes.
struct PipelineStage {
  /// A file that the stage writes.
  struct Output {
    enum Kind {
      /// In DVC's cache, not in git.
      case cached
      /// In git: small, and worth a diff.
      case metrics
      /// In git, with what `dvc plots` needs to draw it.
      case plot(template: String, x: String, y: String)
    }

    let path: String
    let kind: Kind
    let content: [UInt8]
  }

  let name: String
  let command: String
  /// Files with their content, sorted by path.
  var dependencies: [(path: String, content: [UInt8])] = []
  /// Names and values of params.yaml as DVC writes them, sorted.
  var parameters: [(name: String, value: String)] = []
  /// Sorted by path.
  var outputs: [Output] = []
}

extension PipelineStage.Output {
  var isCached: Bool { if case .cached = kind { true } else { false } }
}
