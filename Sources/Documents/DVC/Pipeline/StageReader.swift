import ByteText

/// Reads a stage whose templates are filled in, as `dvc/stage/loader.py` of DVC 3.67 does.
struct StageReader {
  let name: ByteString
  let key: Node
  let file: RepositoryPath
  /// The project's folder.
  let project: RepositoryPath
  /// The stage's keys in their order.
  let body: LocatedValue
  let usedVariables: [ByteString: [ByteString: PythonValue]]

  func stage() throws(DVCFault) -> DVCStage {
    let folder = file.folder
    let written = body["wdir"]
    var workingFolder: RepositoryPath? = folder
    if let written { workingFolder = folder.resolvingLocalPath(try text(written, "a folder")) }
    guard let command = body["cmd"] else {
      throw DVCFault(.schema, "the stage needs a 'cmd'", at: key)
    }
    return DVCStage(
      name: name, address: address, file: file, key: key, workingFolder: workingFolder,
      workingFolderNode: written?.node,
      command: DVCCommand(value: command.value, node: command.node),
      dependencies: try dependencies(in: workingFolder),
      parameters: try ParameterReader(body["params"]?.elements ?? []).selections(in: workingFolder),
      outputs: try outputs(in: workingFolder), isFrozen: isTrue("frozen"),
      isAlwaysChanged: isTrue("always_changed"), description: description,
      usedVariables: usedVariables)
  }

  private var address: ByteString {
    let path = file.seen(from: project)
    return path == "dvc.yaml" ? name : ByteString(path.bytes + ":".utf8 + name.bytes)
  }

  private var description: ByteString? {
    guard let value = body["desc"]?.value, value != .none else { return nil }
    return value.pythonText
  }

  private func isTrue(_ key: ByteString) -> Bool { body[key]?.value == .boolean(true) }

  private func text(_ value: LocatedValue, _ what: String) throws(DVCFault) -> ByteString {
    guard let text = value.string else {
      throw DVCFault(.template, "\(what) must be text, not \(value.value.typeName)", at: value.node)
    }
    return text
  }

  private func dependencies(in folder: RepositoryPath?) throws(DVCFault) -> [DVCReference] {
    var result: [DVCReference] = []
    for element in body["deps"]?.elements ?? [] {
      result.append(DVCReference(try text(element, "a dependency"), at: element.node, in: folder))
    }
    return result
  }

  private func outputs(in folder: RepositoryPath?) throws(DVCFault) -> [DVCStageOutput] {
    let kinds: [(ByteString, DVCStageOutput.Kind)] = [
      ("outs", .output), ("metrics", .metric), ("plots", .plot),
    ]
    var result: [DVCStageOutput] = []
    for (key, kind) in kinds {
      var declared = DeclaredOutputs()
      for element in body[key]?.elements ?? [] { try declared.add(element) }
      result += declared.paths.map {
        DVCStageOutput(
          reference: DVCReference($0.text, at: $0.node, in: folder), kind: kind,
          options: declared.options[$0.text] ?? [:])
      }
    }
    return result
  }
}
