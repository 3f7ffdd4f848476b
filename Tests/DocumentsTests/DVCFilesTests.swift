import ByteText
import Documents
import Findings
import TestSupport
import Testing

@Suite struct DVCFilesTests {
  private func documents(_ files: KeyValuePairs<String, String>) -> RepositoryDocuments {
    let files = files.map { ExampleFile(ByteString($0.key), ByteString($0.value)) }
    return ExampleRepository(Example("", files)).documents
  }

  @Test func hashesAreFoundByPrefix() {
    let hashes = documents([
      "data/train.csv.dvc":
        "outs:\n- md5: a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6\n  path: train.csv\n",
      "data/raw.dvc": "md5: ffffffffffffffffffffffffffffffff\nouts:\n"
        + "- md5: 22e3f61e52c0ba45334d973244efc155.dir\n  path: raw\n",
      "dvc.lock": "schema: '2.0'\nstages:\n  s:\n    cmd: x\n    deps:\n"
        + "    - {path: d, md5: 0123456789abcdef0123456789abcdef}\n    outs:\n"
        + "    - {path: o, files: [{relpath: a, md5: 99999999999999999999999999999999}]}\n",
    ]).dvcHashes
    for known: ByteString in [
      "a1b2c3d4", "a1b2c3d4e5f6g7h8", "a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6", "22e3f61e",
      "22e3f61e52c0ba45334d973244efc155", "22e3f61e52c0ba45334d973244efc155.dir", "22E3F61E",
      "01234567", "99999999",
    ] { #expect(hashes.contains(known), "\(known)") }
    for unknown: ByteString in [
      "", "a1b2c3d", "b2c3d4e5", "a1b2c3d5", "ffffffff", "22e3f61e52c0ba45334d973244efc155.dirx",
      "zzzzzzzz", "00000000",
    ] { #expect(!hashes.contains(unknown), "\(unknown)") }
    #expect(hashes.isWhole && !hashes.isEmpty)
  }

  @Test func unreadFileLeavesTheHashesInDoubt() {
    let repository = documents(["a.dvc": "outs: [\n", "dvc.yaml": "stages: {}\n"])
    #expect(!repository.dvcHashes.isWhole && repository.dvcHashes.isEmpty)
    #expect(documents(["dvc.yaml": "stages: [\n"]).dvcHashes.isWhole)
  }

  @Test func outputsAreResolvedAgainstTheirFolder() throws {
    let repository = documents([
      "tutorials/v/data.zip.dvc":
        "wdir: ../..\nouts:\n- {md5: aaaaaaaaaaaa, size: 12, path: use/data.zip}\n",
      "data/raw.dvc": "outs:\n- {md5: bbbbbbbbbbbb.dir, path: raw/}\n",
      "p/dvc.yaml": """
      stages:
        train:
          cmd: x
          wdir: sub
          outs: [model.pt, s3://bucket/x, /abs, ../../../out]
          metrics: [m.json: {cache: false}]
          plots: [plots]
        each:
          foreach: [a, b]
          do: {cmd: x, outs: ["${item}.pt"]}

      """,
      "p/dvc.lock": """
      schema: '2.0'
      stages:
        train:
          cmd: x
          outs:
          - {path: model.pt, md5: cccccccccccc, size: 7}
          - {path: m.json, md5: dddddddddddd}
        each@a:
          cmd: x
          outs:
          - {path: a.pt, md5: eeeeeeeeeeee}

      """,
      "old/dvc.lock": "s:\n  cmd: x\n  outs:\n  - {path: o, md5: 'ffffffffffff'}\n",
    ])
    let found = repository.dvcOutputs.map {
      "\($0.path) \($0.md5?.text?.description ?? "-") \($0.size ?? -1) \($0.isCached)"
    }
    #expect(
      found == [
        "data/raw bbbbbbbbbbbb.dir -1 true", "old/o ffffffffffff -1 true",
        "p/a.pt eeeeeeeeeeee -1 true", "p/sub/m.json dddddddddddd -1 false",
        "p/sub/model.pt cccccccccccc 7 true", "p/sub/plots - -1 true",
        "use/data.zip aaaaaaaaaaaa 12 true",
      ])
    #expect(repository.dvcOutput(holding: "data/raw/a/b.csv")?.path == "data/raw")
    #expect(repository.dvcOutput(holding: "data/rawer") == nil)
    #expect(repository.dvcOutput(holding: "p/sub/model.pt")?.node.location.path == "p/dvc.yaml")
  }
}
