import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// `mlgate lineage`: where a release comes from.
@Suite struct LineageTests {
  /// A release of an experiment with a parent, in production.
  private func project() throws -> ReleaseRepository {
    var project = try ReleaseRepository()
    try project.repository.write(
      "experiments/exp-002-higher-lr.yaml",
      """
      experiment: {id: exp-002, name: "higher <lr>", parent_experiment: exp-001}
      data: {dvc_hash: a1b2c3d4}

      """)
    try project.commit("1.0.0", experiment: "exp-002")
    try project.tag("net@v1.0.0")
    try project.tag("net#production#1")
    return project
  }

  private func id(_ name: String, _ repository: ScratchRepository) throws -> String {
    try repository.git("rev-parse", name)
  }

  @Test func text() throws {
    let repository = try project().repository
    func blob(_ path: String) throws -> String { try id("HEAD:\(path)", repository) }
    try repository.expect(
      "mlgate lineage net@v1.0.0",
      Outcome(
        0,
        output: """
          data        data/train.csv
                      md5         a1b2c3d4e5f60718293a4b5c6d7e8f90
                      size        145
                      recorded in data/train.csv.dvc
                      blob        \(try blob("data/train.csv.dvc"))
          experiment  exp-001
                      file        experiments/exp-001-adam-optimizer.yaml
                      blob        \(try blob("experiments/exp-001-adam-optimizer.yaml"))
                      name        adam-optimizer
          experiment  exp-002
                      file        experiments/exp-002-higher-lr.yaml
                      blob        \(try blob("experiments/exp-002-higher-lr.yaml"))
                      name        higher <lr>
          weights     models/net/model_v1.0.0.pth
                      blob        \(try blob("models/net/model_v1.0.0.pth"))
                      lfs sha256  9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0
                      size        98500000
          metadata    net
                      file        models/net/model_v1.0.0.json
                      blob        \(try blob("models/net/model_v1.0.0.json"))
                      version     1.0.0
          commit      \(try id("HEAD", repository))
          tag         net@v1.0.0
                      object      \(try id("net@v1.0.0", repository))
                      commit      \(try id("HEAD", repository))
                      time        2026-01-01T01:30:00Z
          stage       production
                      tag         net#production#1
                      object      \(try id("net#production#1", repository))
                      time        2026-01-01T01:30:00Z

          """))
  }

  @Test func json() throws {
    let repository = try project().repository
    func blob(_ path: String) throws -> String { try id("HEAD:\(path)", repository) }
    let commit = try id("HEAD", repository)
    try repository.expect(
      "mlgate lineage 1.0.0 --format json",
      Outcome(
        0,
        output: """
          {
            "schema": 1,
            "tag": "net@v1.0.0",
            "complete": true,
            "nodes": [
              {"kind": "data", "name": "data/train.csv", "facts": {"md5": \
          "a1b2c3d4e5f60718293a4b5c6d7e8f90", "size": "145", "recorded in": "data/train.csv.dvc", \
          "blob": "\(try blob("data/train.csv.dvc"))"}, "missing": null, "from": []},
              {"kind": "experiment", "name": "exp-001", "facts": {"file": \
          "experiments/exp-001-adam-optimizer.yaml", "blob": \
          "\(try blob("experiments/exp-001-adam-optimizer.yaml"))", "name": "adam-optimizer"}, \
          "missing": null, "from": []},
              {"kind": "experiment", "name": "exp-002", "facts": {"file": \
          "experiments/exp-002-higher-lr.yaml", "blob": \
          "\(try blob("experiments/exp-002-higher-lr.yaml"))", "name": "higher <lr>"}, \
          "missing": null, "from": [0, 1]},
              {"kind": "weights", "name": "models/net/model_v1.0.0.pth", "facts": {"blob": \
          "\(try blob("models/net/model_v1.0.0.pth"))", "lfs sha256": \
          "9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0", "size": "98500000"}, \
          "missing": null, "from": [2]},
              {"kind": "metadata", "name": "net", "facts": {"file": "models/net/model_v1.0.0.json", \
          "blob": "\(try blob("models/net/model_v1.0.0.json"))", "version": "1.0.0"}, \
          "missing": null, "from": [3]},
              {"kind": "commit", "name": "\(commit)", "facts": {}, "missing": null, "from": [4]},
              {"kind": "tag", "name": "net@v1.0.0", "facts": {"object": \
          "\(try id("net@v1.0.0", repository))", "commit": "\(commit)", \
          "time": "2026-01-01T01:30:00Z"}, "missing": null, "from": [5]},
              {"kind": "stage", "name": "production", "facts": {"tag": "net#production#1", \
          "object": "\(try id("net#production#1", repository))", \
          "time": "2026-01-01T01:30:00Z"}, "missing": null, "from": [6]}
            ]
          }

          """))
  }

  /// The same nodes and edges in each language.
  @Test func drawings() throws {
    let repository = try project().repository
    let edges = [(1, 3), (2, 3), (3, 4), (4, 5), (5, 6), (6, 7), (7, 8)]
    let dot = try repository.sh("mlgate lineage net@v1.0.0 --format dot")
    #expect(dot.exitCode == 0)
    let lines = dot.output.split(separator: "\n").map(String.init)
    #expect(lines.first == "strict digraph {" && lines.last == "}" && lines.count == 17)
    #expect(lines[9...15].elementsEqual(edges.map { "node\($0.0) -> node\($0.1);" }))
    let commit = try id("HEAD", repository)
    #expect(lines[6] == #"node6 [shape=box, label="commit \#(commit)"];"#)

    let mermaid = try repository.sh("mlgate lineage net@v1.0.0 --format mermaid").output
    let blob = try id("HEAD:experiments/exp-002-higher-lr.yaml", repository)
    #expect(
      mermaid.contains(
        """
        \tnode3["experiment exp-002<br/>file experiments/exp-002-higher-lr.yaml<br/>\
        blob \(blob)<br/>name higher #60;lr#62;"]

        """), "\(mermaid)")
    #expect(
      mermaid.hasSuffix(
        "\n" + edges.map { "\tnode\($0.0)-->node\($0.1)\n" }.joined()), "\(mermaid)")

    let svg = try repository.sh("mlgate lineage net@v1.0.0 --format svg").output
    let document = try XMLDocument(xmlString: svg)
    let texts = try document.nodes(forXPath: "//*[local-name()='text']").map { $0.stringValue }
    #expect(texts.contains("blob \(blob)") && texts.contains("name higher <lr>"), "\(texts)")
    #expect(try document.nodes(forXPath: "//*[local-name()='rect']").count == 8)
    #expect(try document.nodes(forXPath: "//*[local-name()='path']").count == 7)
  }

  /// Every link that is missing stands there with its reason.
  @Test func missingLinks() throws {
    var project = try ReleaseRepository()
    try project.commit("1.0.0", weights: nil, experiment: "exp-007")
    try project.tag("model-v1.0.0", isAnnotated: false)
    try project.repository.git("rm", "--quiet", "data/train.csv.dvc")
    try project.commit("1.1.0")
    try project.tag("model-v1.1.0")
    try project.tag("model-v9.0.0")
    let repository = project.repository
    let (first, last) = (try id("HEAD~1", repository), try id("HEAD", repository))
    func blob(_ path: String) throws -> String { try id(path, repository) }
    try repository.expect(
      "mlgate lineage model-v1.0.0",
      Outcome(
        3,
        output: """
          data        data/train.csv
                      md5         a1b2c3d4e5f60718293a4b5c6d7e8f90
                      size        145
                      recorded in data/train.csv.dvc
                      blob        \(try blob("HEAD~1:data/train.csv.dvc"))
          experiment  missing: the commit holds no experiment 'exp-007'
          weights     missing: none lie beside 'models/net/model_v1.0.0.json'
          metadata    net
                      file        models/net/model_v1.0.0.json
                      blob        \(try blob("HEAD~1:models/net/model_v1.0.0.json"))
                      version     1.0.0
          commit      \(first)
          tag         model-v1.0.0
                      commit      \(first)
                      time        2026-01-01T01:00:00Z
                      missing: it is a lightweight tag, which has no object of its own
          stage       none

          """))
    let unknownData = try repository.sh("mlgate lineage model-v1.1.0")
    #expect(unknownData.exitCode == 3)
    #expect(
      unknownData.output.hasPrefix(
        "data        missing: no .dvc file or dvc.lock records 'a1b2c3d4e5f60718293a4b5c6d7e8f90'\n"
      ), "\(unknownData)")
    try repository.expect(
      "mlgate lineage model-v9.0.0",
      Outcome(
        3,
        output: """
          data        missing: no experiment and no 'data_dvc_hash' in the metadata says which
          experiment  missing: the metadata, which names it, is missing
          weights     missing: the metadata, beside which they lie, is missing
          metadata    missing: the commit holds none of version 9.0.0
          commit      \(last)
          tag         model-v9.0.0
                      object      \(try id("model-v9.0.0", repository))
                      commit      \(last)
                      time        2026-01-01T02:30:00Z
          stage       none

          """))
  }

  /// Weights in DVC, and an experiment whose ancestors go round.
  @Test func weightsOfDVCAndARing() throws {
    var project = try ReleaseRepository()
    let md5 = String(repeating: "f", count: 32)
    try project.repository.write(
      "models/net/model_v1.0.0.pth.dvc", "outs:\n- {md5: \(md5), path: model_v1.0.0.pth}\n")
    try project.repository.write(
      "experiments/exp-001-adam-optimizer.yaml",
      "experiment: {id: exp-001, parent_experiment: exp-001}\n")
    try project.commit("1.0.0", weights: nil)
    try project.tag("model-v1.0.0")
    let repository = project.repository
    let outcome = try repository.sh("mlgate lineage model-v1.0.0")
    #expect(outcome.exitCode == 0, "\(outcome)")
    let experiment = try id("HEAD:experiments/exp-001-adam-optimizer.yaml", repository)
    #expect(
      outcome.output.contains(
        """

        experiment  exp-001
                    file        experiments/exp-001-adam-optimizer.yaml
                    blob        \(experiment)
        weights     models/net/model_v1.0.0.pth
                    md5         \(md5)
                    recorded in models/net/model_v1.0.0.pth.dvc
                    blob        \(try id("HEAD:models/net/model_v1.0.0.pth.dvc", repository))
        metadata    net

        """), "\(outcome)")
  }

  /// What was made from a commit that nobody has comes from nowhere.
  @Test func commitOfTheCode() throws {
    var project = try project()
    let first = try id("HEAD", project.repository)
    func write(_ commit: String) throws {
      try project.repository.write(
        "experiments/exp-001-adam-optimizer.yaml",
        """
        experiment: {id: exp-001, git_commit: \(commit)}
        data: {dvc_hash: a1b2c3d4e5f60718293a4b5c6d7e8f90}

        """)
    }
    try write("\"\(first.prefix(8))\"")
    try project.commit("1.1.0")
    try project.tag("net@v1.1.0")
    try write("deadbeef")
    try project.commit("1.2.0")
    try project.tag("net@v1.2.0")
    let repository = project.repository
    let known = try repository.sh("mlgate lineage net@v1.1.0")
    #expect(known.exitCode == 0)
    #expect(known.output.contains("\n            commit      \(first)\nweights "), "\(known)")
    let unknown = try repository.sh("mlgate lineage net@v1.2.0")
    #expect(unknown.exitCode == 3)
    #expect(
      unknown.output.contains(
        "\n            missing: its commit 'deadbeef' is not in this repository\nweights "),
      "\(unknown)")
    let clone = try ScratchRepository(cloning: repository, "--depth=1", "--branch=net@v1.1.0")
    let shallow = try clone.sh("mlgate lineage net@v1.1.0")
    #expect(shallow.exitCode == 3)
    #expect(
      shallow.output.contains(
        "\n            missing: its commit '\(first.prefix(8))' cannot be looked up: "),
      "\(shallow)")
  }

  @Test func wrongUsage() throws {
    let repository = try project().repository
    try repository.expect(
      "mlgate lineage model-v2.0.0",
      Outcome(
        2, errors: "mlgate: no release 'model-v2.0.0'; 'mlgate release list' shows all\n"))
    #expect(try repository.sh("mlgate lineage").exitCode == 2)
    #expect(try repository.sh("mlgate lineage net@v1.0.0 --format png").exitCode == 2)
    #expect(try repository.sh("mlgate lineage net@v1.0.0 --timeout 0").exitCode == 2)
  }
}
