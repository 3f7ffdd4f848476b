import ByteText
public import Documents
public import Findings
import RepositorySnapshot

/// Flags a judged path that is a symbolic link or a submodule.
public struct SymlinkedFile: Check {
  public static let scope = CheckScope.file

  public static let rule = Rule(
    id: "SYN010",
    name: "symlinked-file",
    severity: .error,
    subject: .files,
    summary: "A file that is judged is a symbolic link or a submodule",
    rationale: """
      A link's target can lie outside the repository and differ from machine to machine, so the \
      commit does not say what the file holds. The target is never opened; git itself ignores a \
      linked `.gitattributes`.
      """,
    help: "commit the file itself",
    passing: [
      Example(
        "a link that no rule reads", [ExampleFile("latest", .symbolicLink(target: "experiments"))]),
      Example("a submodule that no rule reads", [ExampleFile("vendor/library", .submodule)]),
      Example("an executable file", [ExampleFile("experiments/a.yaml", .executable("a: 1\n"))]),
    ],
    failing: [
      Example(
        "a link to an experiment",
        [
          ExampleFile("«experiments/exp-latest.yaml»", .symbolicLink(target: "exp-001.yaml")),
          ExampleFile("experiments/exp-001.yaml", "a: 1\n"),
        ]),
      Example(
        "a link out of the repository",
        [ExampleFile("«requirements.txt»", .symbolicLink(target: "/etc/requirements.txt"))]),
      Example("a submodule with a judged name", [ExampleFile("«dvc.yaml»", .submodule)]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.snapshot.entries.compactMap { entry in
      guard !entry.mode.isFile, repository.settings.layout.kind(of: entry.path) != nil else {
        return nil
      }
      return Finding(
        entry.mode == .submodule ? .submodule : .link, at: SourceLocation(path: entry.path))
    }
  }
}

extension Finding.Message {
  fileprivate static var link: Self {
    "a symbolic link stands where a file is judged: commit the file itself"
  }

  fileprivate static var submodule: Self {
    "a submodule stands where a file is judged: commit the file itself"
  }
}
