import ByteText
public import Documents
public import Findings
import RepositorySnapshot

/// Flags a model or data file that goes into git itself.
public struct UntrackedModelFile: Check {
  public static let rule = Rule(
    id: "LFS001",
    name: "untracked-model-file",
    severity: .error,
    subject: .files,
    summary: "A model or data file is tracked by neither git-lfs nor DVC",
    rationale: """
      Every version of a binary file stays in git's history for good, and every clone downloads them \
      all. Which files are meant, their extension says; `*.bin` counts below a folder of weights or \
      models alone. A DVC output is DVC's, one with `cache: false` git's on purpose; a path whose \
      attributes unset the filter, or name another one, was decided on too. An empty file is a \
      placeholder.
      """,
    help: "track the file with 'git lfs track' or 'dvc add', or ignore it",
    passing: [
      Example(
        "sent to LFS",
        [
          LargeFileExamples.attributes,
          ExampleFile("models/resnet.pth", LargeFileExamples.pointer),
        ]),
      Example(
        "kept in git by DVC",
        [
          ExampleFile(
            "dvc.yaml",
            "stages:\n  fit:\n    cmd: fit\n    outs:\n    - out:\n        cache: false\n"),
          ExampleFile("out/model.pkl", .size(5000)),
        ]),
      Example(
        "excluded on purpose",
        [
          ExampleFile(".gitattributes", "*.onnx filter=lfs\ntests/*.onnx -filter\n"),
          ExampleFile("tests/tiny.onnx", .size(3000)),
        ]),
      Example("not a model's", [ExampleFile("firmware/boot.bin", .size(5000))]),
      Example("a placeholder", [ExampleFile("models/model.pt", "")]),
    ],
    failing: [
      Example("weights", [ExampleFile("«models/resnet.pth»", .size(98_000_000))]),
      Example("an extension in capitals", [ExampleFile("«Model.PT»", .size(50))]),
      Example("data", [ExampleFile("«data/train.parquet»", .size(5000))]),
      Example("`bin` among weights", [ExampleFile("«weights/layer1.bin»", .size(5000))]),
      Example(
        "a pattern of another folder",
        [
          ExampleFile("models/.gitattributes", "*.h5 filter=lfs diff=lfs merge=lfs -text\n"),
          ExampleFile("«notebooks/model.h5»", .size(5000)),
        ]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    let files = repository.storedFiles.filter { repository.isUntrackedModelFile($0) }
    let lines = AttributeLines(for: files, in: repository)
    return files.map {
      Finding(
        .untracked($0.path), at: SourceLocation(path: $0.path), fix: lines.fix(of: $0.path))
    }
  }
}

extension RepositoryDocuments {
  /// Whether `untracked-model-file` reports the file, so that `large-file` stays silent.
  func isUntrackedModelFile(_ file: StoredFile) -> Bool {
    file.filter == .unspecified && file.reading == .content
      && holdsModelOrData(file.path) && dvcOutput(holding: file.path) == nil
  }

  /// Whether the path's name says that it holds weights or data in bulk.
  func holdsModelOrData(_ path: RepositoryPath) -> Bool {
    let fileExtension = path.fileExtension
    guard fileExtension == "bin" else {
      return settings.layout.modelExtensions.contains(fileExtension)
        || settings.layout.dataExtensions.contains(fileExtension)
    }
    return path.components.dropLast().contains { component in
      settings.largeFiles.weightFolders.contains { $0.elementsEqual(component) }
    }
  }
}

extension Finding.Message {
  fileprivate static func untracked(_ path: RepositoryPath) -> Self {
    """
    \(path.fileName.quoted) goes into git itself; track it with \
    git lfs track '*.\(path.fileExtension)' or with dvc add
    """
  }
}
