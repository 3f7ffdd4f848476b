import ByteText
import GitRepository
import Hashing

/// A pipeline as DVC writes it down: `dvc.yaml`, `dvc.lock`, and the objects of the cache.
struct DVCFiles {
  let stages: [PipelineStage]
  let parameters: String

  /// What `git` holds.
  var tracked: ProjectFiles {
    var files: ProjectFiles = [
      "dvc.yaml": NewFile(pipeline), "dvc.lock": NewFile(DVCLock(stages: stages).text),
      RepositoryPath(ByteString(PipelineStages.parametersPath)): NewFile(parameters),
    ]
    for output in outputs where !output.isCached {
      files[RepositoryPath(ByteString(output.path))] = NewFile(output.content)
    }
    return files.merging(ignoreFiles) { $1 }
  }

  /// The outputs in the work tree, which git ignores.
  var untracked: ProjectFiles {
    var files: ProjectFiles = [:]
    for output in outputs where output.isCached {
      files[RepositoryPath(ByteString(output.path))] = NewFile(output.content)
    }
    return files
  }

  /// The outputs in DVC's cache: `files/md5/<2 digits>/<30 digits>`.
  var cache: ProjectFiles {
    var files: ProjectFiles = [:]
    for output in outputs where output.isCached {
      let hash = ContentHash.md5(output.content)
      let path = ".dvc/cache/files/md5/\(hash.prefix(2))/\(hash.dropFirst(2))"
      files[RepositoryPath(ByteString(path))] = NewFile(output.content)
    }
    return files
  }

  /// The hash that experiments name as their data.
  var dataHash: String { ContentHash.md5(stages[0].outputs[0].content) }

  private var outputs: [PipelineStage.Output] { stages.flatMap(\.outputs) }

  /// One `.gitignore` a folder, with its outputs in the order in which the stages make them.
  private var ignoreFiles: ProjectFiles {
    var lines: [ByteString: String] = [:]
    for output in outputs where output.isCached {
      let path = RepositoryPath(ByteString(output.path))
      lines[path.folder.bytes, default: ""] += "/\(path.fileName)\n"
    }
    var files: ProjectFiles = [:]
    for (folder, text) in lines {
      files[RepositoryPath(ByteString(folder.bytes + Array("/.gitignore".utf8)))] = NewFile(text)
    }
    return files
  }

  private var pipeline: String {
    "stages:\n" + stages.map(\.definition).joined()
  }
}

extension PipelineStage {
  /// The stage in `dvc.yaml`.
  fileprivate var definition: String {
    let cached = outputs.filter(\.isCached)
    var text = "  \(name):\n    cmd: \(command)\n"
    text += list("deps", dependencies.map { "    - \($0.path)\n" })
    text += list("params", parameters.map { "    - \($0.name)\n" })
    text += list("outs", cached.map { "    - \($0.path)\n" })
    text += list("metrics", outputs.compactMap(\.metricsEntry))
    return text + list("plots", outputs.compactMap(\.plotEntry))
  }

  private func list(_ key: String, _ entries: [String]) -> String {
    entries.isEmpty ? "" : "    \(key):\n" + entries.joined()
  }
}

extension PipelineStage.Output {
  fileprivate var metricsEntry: String? {
    guard case .metrics = kind else { return nil }
    return "    - \(path):\n        cache: false\n"
  }

  fileprivate var plotEntry: String? {
    guard case .plot(let template, let x, let y) = kind else { return nil }
    return """
          - \(path):
              cache: false
              template: \(template)
              x: \(x)
              y: \(y)

      """
  }
}
