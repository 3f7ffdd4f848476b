import ByteText
import Documents
import Findings
import TestSupport
import Testing

@Suite struct DVCProjectTests {
  private func projects(_ files: KeyValuePairs<String, String>) -> [DVCProject] {
    let files = files.map { ExampleFile(ByteString($0.key), ByteString($0.value)) }
    return ExampleRepository(Example("", files)).documents.dvcProjects
  }

  @Test func filesBelongToTheDeepestProject() {
    let found = projects([
      ".dvc/config": "", "dvc.yaml": "", "a.dvc": "", ".dvc/tmp/x.dvc": "",
      "sub/.dvc/config": "", "sub/dvc.yaml": "", "sub/deep/dvc.yaml": "", "sub/deep/b.dvc": "",
      "sub/deep/dvc.lock": "", "other/dvc.lock": "", "subway/c.dvc": "",
    ])
    #expect(found.map(\.folder) == ["", "sub"])
    #expect(found.map(\.isInitialized) == [true, true])
    #expect(
      found.map { $0.dvcFiles.map(\.path) } == [["a.dvc", "subway/c.dvc"], ["sub/deep/b.dvc"]])
    #expect(found[1].dvcFiles.map(\.address) == ["deep/b.dvc"])
    #expect(
      found.map { $0.pipelines.map(\.path) } == [
        ["dvc.yaml"], ["sub/deep/dvc.yaml", "sub/dvc.yaml"],
      ])
    #expect(found[1].pipelines.map { $0.lock?.path } == ["sub/deep/dvc.lock", nil])
    #expect(found[0].strayLocks.map(\.path) == ["other/dvc.lock"])
  }

  @Test func filesInsideOutputsAreNotSeen() {
    let found = projects([
      ".dvc/config": "", "dvc.yaml": "stages: {a: {cmd: x, outs: [{out: {cache: false}}, b/c]}}\n",
      "out/dvc.yaml": "stages: {b: {cmd: x}}\n", "out/deep/d.dvc": "", "b/c/dvc.yaml": "",
      "b/dvc.yaml": "", "own/dvc.yaml": "stages: {c: {cmd: x, outs: [.]}}\n",
      "below/dvc.yaml": "stages: {d: {cmd: x, outs: [../side]}}\n", "side/dvc.yaml": "",
    ])
    #expect(
      found[0].pipelines.map(\.path) == [
        "b/dvc.yaml", "below/dvc.yaml", "dvc.yaml", "own/dvc.yaml", "side/dvc.yaml",
      ])
    #expect(found[0].ignoredFiles == ["b/c/dvc.yaml", "out/deep/d.dvc", "out/dvc.yaml"])
  }

  @Test func ignoredLocksStopDVCWhereThereIsAPipeline() {
    let example = Example(
      "",
      [
        ExampleFile(".dvc/config", ""), ExampleFile(".gitignore", "/b/*.lock\n"),
        ExampleFile("a/.gitignore", "dvc.lock\n"), ExampleFile("a/dvc.yaml", ""),
        ExampleFile("b/dvc.yaml", ""), ExampleFile("b/dvc.lock", ""), ExampleFile("c/dvc.lock", ""),
        ExampleFile("dvc.yaml", ""),
      ])
    let documents = ExampleRepository(example).documents
    let faults = documents.ignoredLocks(of: documents.dvcProjects)
    #expect(faults.map(\.location.path) == ["a/dvc.lock", "b/dvc.lock"])
    #expect(
      Set(faults.map(\.problem)) == [
        "a .gitignore covers it, and DVC refuses to work; take it out there"
      ])
  }

  @Test func filesOfNoProjectCountAsOneAtTheTop() {
    let found = projects(["p/dvc.yaml": "stages: {a: {cmd: x}}\n"])
    #expect(found.map(\.folder) == [""])
    #expect(!found[0].isInitialized)
    #expect(found[0].stages.map(\.address) == ["p/dvc.yaml:a"])
    #expect(projects(["README.md": ""]).isEmpty)
  }

  @Test func stagesAreReadAsWritten() throws {
    let pipeline = try #require(
      projects([
        ".dvc/config": "",
        "p/dvc.yaml": """
        stages:
          train:
            cmd: [python a.py, echo 1]
            wdir: sub/../run
            deps: [src/a.py, ../../data, ../../../up, s3://bucket/x, /abs]
            params:
            - lr
            - train.layers
            - other.json: [a, b.c]
            - whole.yaml:
            outs:
            - model.pt
            - cache: {cache: false, persist: true, push: false, remote: r}
            metrics: [m.json: {cache: false}]
            plots: [p.csv]
            frozen: true
            desc: text
          empty: {cmd: echo, always_changed: true}

        """,
      ]).first?.pipelines.first)
    #expect(pipeline.faults.isEmpty)
    let stage = try #require(pipeline.stages.first)
    #expect(pipeline.stages.map(\.address) == ["p/dvc.yaml:train", "p/dvc.yaml:empty"])
    #expect(stage.workingFolder == "p/run")
    #expect(stage.command.lines == ["python a.py", "echo 1"])
    #expect(
      stage.dependencies.map(\.target) == [
        .inside("p/run/src/a.py"), .inside("data"), .outside, .remote(scheme: "s3"), .outside,
      ])
    #expect(stage.parameters.map(\.file.text) == ["params.yaml", "other.json", "whole.yaml"])
    #expect(
      stage.parameters.map { $0.names.map(\.text) } == [["lr", "train.layers"], ["a", "b.c"], []])
    #expect(
      stage.outputs.map(\.reference.path) == [
        "p/run/model.pt", "p/run/cache", "p/run/m.json", "p/run/p.csv",
      ])
    #expect(stage.outputs.map(\.kind) == [.output, .output, .metric, .plot])
    #expect(stage.outputs.map(\.isCached) == [true, false, false, true])
    #expect(stage.outputs.map(\.isPersistent) == [false, true, false, false])
    #expect(stage.outputs.map(\.isPushed) == [true, false, true, true])
    #expect(stage.outputs[1].remote?.string == "r")
    #expect(stage.isFrozen && stage.description == "text" && !stage.isCallback)
    #expect(stage.outputs[0].reference.node.location.range?.start.line == 12)
    #expect(pipeline.stages[1].isCallback && pipeline.stages[1].isAlwaysChanged)
  }

  @Test func lockIsReadWithItsPlaces() throws {
    let lock = try #require(
      projects([
        ".dvc/config": "", "dvc.yaml": "stages: {a: {cmd: x}}\n",
        "dvc.lock": """
        schema: '2.0'
        stages:
          a:
            cmd: x
            deps:
            - {path: d, hash: md5, md5: 0123456789abcdef0123456789abcdef, size: 3}
            params:
              params.yaml:
                lr: 1e-1
                train.layers: [1, 2]
            outs:
            - {path: o, md5: 99999999999999999999999999999999.dir, size: 12, nfiles: 2}

        """,
      ]).first?.pipelines.first?.lock)
    #expect(lock.isCurrentVersion)
    let stage = try #require(lock.stage(named: "a"))
    #expect(stage.commandValue == .string("x"))
    let dependency = try #require(stage.dependency(named: "d"))
    #expect(dependency.md5?.text == "0123456789abcdef0123456789abcdef")
    #expect(dependency.size == 3 && dependency.fileCount == nil && !dependency.isLegacyHash)
    #expect(stage.output(named: "o")?.fileCount == 2)
    #expect(stage.output(named: "o")?.isLegacyHash == true)
    let parameters = try #require(stage.parameters(ofFile: "params.yaml"))
    #expect(parameters.entries.map(\.name) == ["lr", "train.layers"])
    #expect(parameters.value(of: "lr") == .float(0.1))
    #expect(parameters.value(of: "train.layers") == .list([.integer(1), .float(2)]))
    #expect(parameters.value(of: "none") == nil)
    #expect(lock.stage(named: "b") == nil)
  }

  @Test func dvcFileIsReadWithItsFolder() throws {
    let file = try #require(
      projects([
        ".dvc/config": "",
        "t/data.dvc": """
        md5: d3b07384d113edec49eaa6238ad5ff00
        frozen: true
        wdir: ..
        deps:
        - path: use/data
          repo: {url: https://example.org/r, rev_lock: abc}
        outs:
        - {path: use/data, md5: a, size: 12, cache: false, remote: r}

        """,
      ]).first?.dvcFiles.first)
    #expect(
      file.address == "t/data.dvc" && file.workingFolder == "" && file.isFrozen && file.isImport)
    #expect(file.outputs.map { $0.reference?.path } == ["use/data"])
    #expect(!file.outputs[0].isCached && file.outputs[0].isPushed)
    #expect(file.outputs[0].remote?.text == "r")
    #expect(file.dependencies.map { $0.reference?.text } == [nil])
    #expect(file.dependencies[0].repository?["rev_lock"]?.text == "abc")
  }

  @Test(arguments: [
    ("outs:\n- md5: abc\n", "2:3 'path' is missing"),
    ("deps:\n- path: ''\nouts:\n- path: a\n", "2:9 a dependency must have a path"),
    (
      "outs:\n- path: x.dvc\n",
      "2:9 'x.dvc' is a file of DVC's own, which cannot be an output"
    ),
    (
      "deps:\n- path: p/dvc.yaml\nouts:\n- path: a\n",
      "2:9 'p/dvc.yaml' is a file of DVC's own, which cannot be a dependency"
    ),
    (
      "deps:\n- path: ftp://h/x\nouts:\n- path: a\n",
      "2:9 DVC has no files of the type 'ftp://'"
    ),
    (
      "outs:\n- path: no/x\n",
      "2:9 'no/x' is ignored by line 1 of .dvcignore, so it cannot be an output"
    ),
    (
      "outs:\n- {path: a, cach: true}\n", "2:13 DVC knows no key 'cach' here; did you mean 'cache'?"
    ),
    ("outs:\n- {path: a, size: '3'}\n", "2:19 a whole number is expected here, not the text '3'"),
    ("wdir: 3\n", "1:7 text or nothing is expected here, not the number 3"),
    ("cmd: x\n", "1:1 DVC knows no key 'cmd' here"),
    ("- a\n", "1:1 a mapping is expected here, not a list"),
    ("outs:\n- {path: a, labels: }\n", "2:13 a list is expected here, not nothing"),
    ("deps:\n- {path: a, repo: {rev: x}}\n", "2:13 'url' is missing"),
  ])
  func faultsOfDVCFilesStandWhereTheyAre(_ text: String, _ expected: String) throws {
    let file = try #require(
      projects([".dvc/config": "", ".dvcignore": "no\n", "a.dvc": text]).first?.dvcFiles.first)
    let faults = file.faults.map {
      "\($0.location.range?.start.line ?? 0):\($0.location.range?.start.column ?? 0) \($0.problem)"
    }
    #expect(faults == [expected])
  }

  @Test func templateFaultsStandWhereTheyAre() throws {
    let pipeline = try #require(
      projects([
        ".dvc/config": "", "params.yaml": "n: 3\nd: {a: 1}\nl: [1]\n",
        "dvc.yaml": """
        vars:
        - n: 4
        stages: {}

        """, "p/params.yaml": "n: 3\nd: {a: 1}\nl: [1]\n",
        "p/dvc.yaml": """
        stages:
          a:
            cmd: x ${none}
          b:
            cmd: ${l}
          c:
            cmd: x
            deps: ["${d}"]
          d:
            cmd: x ${a.}
          e@f:
            cmd: x
          g:
            foreach: ${n}
            do: {cmd: x}
          h:
            cmd: x
            outs: ["${n}"]
          i:
            cmd: x
            vars: [q.toml, r.yaml]
          j:
            cmd: ok

        """,
      ]).first?.pipelines)
    let faults = pipeline.map {
      $0.faults.map { "\($0.kind) \($0.location.range?.start.line ?? 0) \($0.problem)" }
    }
    #expect(
      faults[0] == ["template 2 'n' is defined already in 'params.yaml'; define it once"])
    #expect(
      faults[1] == [
        "template 3 there is no variable 'none'",
        "template 5 a list cannot be put in here; name one of its elements",
        "template 8 a dict cannot be put in here; only 'cmd' takes mappings",
        "template 10 'a.' is no variable; write names as in ${a.b[0]}",
        "template 11 DVC takes what follows '@' for a template's part and does not find 'e@f'",
        "template 14 'foreach' needs a list or a mapping, not int",
        "template 18 an output must be a path, not int",
        "template 21 'q.toml' does not exist",
      ])
    #expect(pipeline[1].stages.map(\.name) == ["j"])
  }

  @Test func whatIsNotReadHereIsUnverified() throws {
    let pipeline = try #require(
      projects([
        ".dvc/config": "", "v.toml": "a = 1\n", "v.py": "a = 1\n",
        "data.yaml.dvc": "outs:\n- {md5: 0123456789abcdef0123456789abcdef, path: data.yaml}\n",
        "dvc.yaml": """
        stages:
          a: {cmd: x, vars: [v.toml]}
          b: {cmd: x, vars: [v.py]}
          c: {cmd: x, vars: [data.yaml]}
          d: {cmd: x, vars: [../up.yaml]}

        """,
      ]).first?.pipelines.first)
    #expect(
      pipeline.faults.map { "\($0.kind) \($0.problem)" } == [
        "unverified the values of 'v.toml' are not known: toml files are not read here",
        "unverified the values of 'v.py' are not known: py files are not read here",
        "unverified the values of 'data.yaml' are not known: DVC keeps the file, git does not",
        "unverified '../up.yaml' lies outside the repository, so its values are not known",
      ])
  }
}
