import Hashing

/// `dvc.lock`, byte for byte as `dvc repro` writes it, so that running it changes nothing.
struct DVCLock {
  let stages: [PipelineStage]

  var text: String { "schema: '2.0'\nstages:\n" + stages.map(entry).joined() }

  private func entry(_ stage: PipelineStage) -> String {
    var text = "  \(stage.name):\n\(folded(stage.command))\n"
    if !stage.dependencies.isEmpty {
      text += "    deps:\n" + stage.dependencies.map { item($0.path, $0.content) }.joined()
    }
    if !stage.parameters.isEmpty {
      text += "    params:\n      \(PipelineStages.parametersPath):\n"
      text += stage.parameters.map { "        \($0.name): \($0.value)\n" }.joined()
    }
    return text + "    outs:\n" + stage.outputs.map { item($0.path, $0.content) }.joined()
  }

  /// The line `cmd: …` as DVC's YAML writer (ruamel.yaml) folds it: each line ends before column 81
  /// and keeps the blank at its end.
  private func folded(_ command: String) -> String {
    var lines: [String] = []
    var line = "    cmd:"
    for word in command.split(separator: " ") {
      if line.count + 1 + word.count > 80 {
        lines.append(line + " ")
        line = "     "
      }
      line += " \(word)"
    }
    return (lines + [line]).joined(separator: "\n")
  }

  private func item(_ path: String, _ content: [UInt8]) -> String {
    """
        - path: \(path)
          hash: md5
          md5: \(ContentHash.md5(content))
          size: \(content.count)

    """
  }
}
