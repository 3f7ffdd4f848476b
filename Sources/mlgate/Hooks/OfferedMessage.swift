import ByteText
import Documents
import RepositorySnapshot

/// The conventional message for what is staged; the first kind of change that is there decides.
///
///     experiment: Adam optimizer (exp-003)
///
///     Results:
///     - Test accuracy: 87.1%
///     - Change: training.optimizer: sgd → adam
struct OfferedMessage {
  private let documents: RepositoryDocuments
  private let base: Snapshot?
  /// Sorted.
  private let changed: [RepositoryPath]

  /// - Parameters:
  ///   - documents: of the index with its change.
  ///   - base: HEAD's files; nil before the first commit.
  init(_ documents: RepositoryDocuments, since base: Snapshot?) {
    self.documents = documents
    self.base = base
    changed = (documents.snapshot.changedPaths ?? []).sorted()
  }

  /// Lines with a line break at their end; empty where the change has no conventional message.
  var text: [UInt8] {
    let lines = experiment ?? model ?? results ?? data ?? dependencies ?? documentation ?? []
    return lines.flatMap { $0.bytes + [.lineFeed] }
  }

  /// A new experiment, or one whose file is changed.
  private var experiment: [ByteString]? {
    let own = documents.experiments.filter {
      documents.snapshot.isJudged($0.path) && $0.root != nil
    }
    guard own.count == 1, let experiment = own.first, let identifier = experiment.identifier else {
      return nil
    }
    let slug = ExperimentIdentifier.slug(of: experiment.path.stem)
    let name = experiment.name?.text ?? ByteString(slug.map { $0 == .ascii("-") ? .space : $0 })
    let title = name.isEmpty ? experiment.path.stem : name
    return [line("experiment: ", title, " (\(identifier))"), "", "Results:"]
      + figures(documents.results(of: experiment))
      + ExperimentChange(of: experiment, in: documents).lines
  }

  /// The metadata of a new model version.
  private var model: [ByteString]? {
    let own = documents.modelMetadata.filter {
      documents.snapshot.isJudged($0.path) && base?.entry(at: $0.path) == nil
    }
    guard own.count == 1, let metadata = own.first, let version = metadata.version?.text else {
      return nil
    }
    let name = metadata.modelName?.text ?? metadata.path.folder.fileName
    let head =
      metadata.experimentID?.text.map { line("Model checkpoint from ", $0, ":") }
      ?? "Model checkpoint:"
    return [line("model: add ", name, " v\(version)"), "", head]
      + [
        metadata.architecture?.text.map { line("- Architecture: ", $0) }
      ].compactMap(\.self) + figures(metadata.metrics)
      + [
        metadata.framework?.text.map { framework in
          line("- Framework: ", framework, metadata.frameworkVersion?.text.map { " \($0)" } ?? "")
        }, weights(of: metadata),
      ].compactMap(\.self)
  }

  private func weights(of metadata: ModelMetadata) -> ByteString? {
    let weights = changed.contains { path in
      path.stem == metadata.path.stem && path != metadata.path
        && documents.attributes.isLFS(path)
    }
    return weights ? "- Weights tracked with Git LFS" : nil
  }

  private var results: [ByteString]? {
    let copies = documents.resultsCopies.filter { documents.snapshot.isJudged($0.path) }
    if copies.count == 1, let copy = copies.first, let identifier = copy.identifier {
      return [ByteString("results: \(identifier)"), "", "Results:"] + figures(copy.results)
    }
    return changed.count == 1 && changed[0].fileName.lowercasedASCII == "results.md"
      ? [line("results: update ", changed[0].bytes)] : nil
  }

  /// DVC's files: what they track, with its hash and size.
  private var data: [ByteString]? {
    let files = changed.filter { path in
      let kind = documents.settings.layout.kind(of: path)
      return kind == .dvcFile || kind == .dvcLock
    }
    guard let first = files.first else { return nil }
    let outputs = documents.dvcOutputs.filter { files.contains($0.node.document.path) }
    let isNew = base?.entry(at: first) == nil
    let names = outputs.isEmpty ? [first.bytes] : outputs.map(\.path.bytes)
    let others = names.count > 1 ? " and \(names.count - 1) more" : ""
    return [line("data: \(isNew ? "add" : "update") ", names[0], others), ""]
      + outputs.prefix(20).flatMap { output -> [ByteString] in
        [
          output.size.map { line("- Size of ", output.path.bytes, ": \($0) bytes") },
          output.md5?.text.map { line("- DVC hash of ", output.path.bytes, ": \($0)") },
        ].compactMap(\.self)
      } + ["", "Run 'dvc pull' to download."]
  }

  private var dependencies: [ByteString]? {
    every(of: "deps") { path in
      [.requirements, .condaEnvironment].contains(documents.settings.layout.kind(of: path))
    }
  }

  private var documentation: [ByteString]? {
    every(of: "docs") { ["md", "rst"].contains($0.fileExtension) }
  }

  /// `deps: update requirements.txt` where all of the change is of one kind.
  private func every(
    of type: String, _ isOfKind: (RepositoryPath) -> Bool
  ) -> [ByteString]? {
    guard let first = changed.first, changed.allSatisfy(isOfKind) else { return nil }
    let verb =
      base?.entry(at: first) == nil
      ? "add" : documents.snapshot.entry(at: first) == nil ? "remove" : "update"
    let others = changed.count > 1 ? " and \(changed.count - 1) more" : ""
    return [line("\(type): \(verb) ", first.bytes, others)]
  }

  /// `- Test accuracy: 87.1%`, one for each number.
  private func figures(_ results: Node?) -> [ByteString] {
    (results?.entries ?? []).compactMap { entry in
      guard let name = entry.key.text, let figure = FigureText(name, entry.value) else {
        return nil
      }
      return line("- \(figure.label): ", ByteString(figure.text))
    }
  }

  private func line(_ start: String, _ value: ByteString, _ end: String = "") -> ByteString {
    ByteString(Array(start.utf8) + value.oneLine + Array(end.utf8))
  }
}

extension ByteString {
  /// The bytes with controls, line breaks among them, as blanks.
  fileprivate var oneLine: [UInt8] { bytes.map { $0 < 0x20 || $0 == 0x7F ? .space : $0 } }
}
