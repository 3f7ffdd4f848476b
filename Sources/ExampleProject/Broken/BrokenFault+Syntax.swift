import ByteText
import Findings

extension BrokenFault {
  /// Documents and paths SYN001 to SYN012.
  static let syntax = documents + values + encodings + paths

  private static let documents = [
    BrokenFault(
      "SYN001",
      BrokenExperiment(
        number: "301", slug: "unclosed-list", rest: "tags: [iris, linear\nnotes«:» none")),
    BrokenFault(
      "SYN002",
      ExampleFile("models/label_names.json", "[\"setosa\", \"versicolor\", \"virginica\"«,»]\n")),
    BrokenFault(
      "SYN003",
      BrokenExperiment(
        number: "303", slug: "seed-given-twice",
        training: "training:\n  seed: 42\n  optimizer: newton\n  «seed»: 7")),
    BrokenFault(
      "SYN007",
      ExampleFile(
        "models/label_tree.json",
        ByteString(
          String(repeating: "[", count: 64) + "«[»" + String(repeating: "]", count: 65) + "\n"))),
    BrokenFault(
      "SYN008",
      BrokenExperiment(
        number: "308", slug: "unresolved-merge",
        training: """
          training:
            seed: 42
          «<<<<<<< HEAD»
            c: 10.0
          =======
            c: 100.0
          >>>>>>> stronger-fit
          """)),
    BrokenFault(
      "SYN009",
      BrokenExperiment(number: "309", slug: "two-documents", rest: "«---»\nnotes: a second one")),
  ]

  private static let values = [
    BrokenFault(
      "SYN004",
      BrokenExperiment(
        number: "304", slug: "exponent-without-point",
        training: "training:\n  seed: 42\n  tolerance: «1e-4»")),
    BrokenFault(
      "SYN005",
      BrokenExperiment(
        number: "305", slug: "endless-tolerance",
        training: "training:\n  seed: 42\n  tolerance: «.inf»")),
    BrokenFault(
      "SYN012",
      BrokenExperiment(
        number: "312", slug: "outlived-suppression",
        training: """
          training:
            seed: 42
            tolerance: 1.0e-4  # mlgate: ignore[«ambiguous-scalar»] ruamel alone reads it
          """)),
  ]

  private static let encodings = [
    BrokenFault(
      "SYN006",
      ExampleFile(
        "experiments/exp-306-latin-1.yaml",
        .text(
          ByteString(
            Array("experiment:\n  id: exp-306\n  name: latin-1\n  author: M«".utf8) + [0xFC]
              + Array("»ller\n".utf8)))))
  ]

  private static let paths = [
    BrokenFault(
      "SYN010",
      ExampleFile(
        "«experiments/exp-latest.yaml»", .symbolicLink(target: "exp-002-weaker-regularisation.yaml")
      )),
    // Folders, so that the project can also be made where case does not count.
    BrokenFault(
      "SYN011", ExampleFile("Reports/2023.md", "# Results of 2023\n"),
      ExampleFile("«reports/2024.md»", "# Results of 2024\n")),
  ]
}
