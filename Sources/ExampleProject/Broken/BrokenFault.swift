import ByteText
public import Findings
import GitRepository
import RepositorySnapshot

/// A fault of the broken project: the files that hold it and the rule that finds it.
///
/// As in the rules' examples `«` and `»` enclose each range that the rule must report, and the path
/// of a file that it must report as a whole. Everything else in the files is sound, so that the
/// project's findings are these and no others.
public struct BrokenFault: Sendable {
  /// `EXP004`.
  public let rule: String
  public let files: [ExampleFile]

  init(_ rule: String, files: [ExampleFile]) {
    self.rule = rule
    self.files = files
  }

  init(_ rule: String, _ files: ExampleFile...) {
    self.init(rule, files: files)
  }

  /// Every fault, at least one for each rule.
  ///
  /// - Parameter commit: a commit of the project, which sound experiments name as theirs.
  public static func all(commit: String) -> [BrokenFault] {
    syntax + experiments(commit: commit) + models + requirements + largeFiles + dataVersions
  }
}

extension [BrokenFault] {
  /// The files as they are stored: without the marks.
  var projectFiles: ProjectFiles {
    var files: ProjectFiles = [:]
    for file in flatMap(\.files) {
      let path = RepositoryPath(ByteString(MarkedText(file.path.bytes).bytes))
      precondition(files[path] == nil, "two faults have the file \(path)")
      files[path] = NewFile(file.content)
    }
    return files
  }
}

extension NewFile {
  fileprivate init(_ content: ExampleFile.Content) {
    switch content {
    case .text(let marked): self.init(MarkedText(marked.bytes).bytes)
    case .executable(let marked): self.init(MarkedText(marked.bytes).bytes, mode: .executable)
    case .symbolicLink(let marked): self.init(MarkedText(marked.bytes).bytes, mode: .symbolicLink)
    case .size(let size): self.init(Array(repeating: 0, count: size))
    case .submodule: preconditionFailure("the broken project has no submodule")
    }
  }
}
