import ByteText
import DataVersionControl
import Reporters

/// What `dvc status` prints: `_show` of `dvc/commands/data_sync.py`, and its JSON.
struct StatusText {
  /// Of all projects, the address of a stage before its changes.
  let stages: [(address: ByteString, changes: [StatusChange])]

  /// What DVC groups: `changed deps`, `changed outs`, and words of their own.
  private enum Group {
    case files(title: String, [(name: ByteString, states: States)])
    case word(String)
  }

  private enum States {
    case whole(DataChange)
    case parameters([(ByteString, DataChange)])
  }

  private func groups(_ changes: [StatusChange]) -> [Group] {
    var dependencies: [(name: ByteString, states: States)] = []
    var outputs: [(name: ByteString, states: States)] = []
    var words: [Group] = []
    for change in changes {
      switch change.kind {
      case .dependency(let state), .parameterFile(let state):
        dependencies.append((change.name, .whole(state)))
      case .parameter(let parameter, let state):
        if case .parameters(let others)? = dependencies.last?.states,
          dependencies.last?.name == change.name
        {
          dependencies[dependencies.count - 1].states = .parameters(others + [(parameter, state)])
        } else {
          dependencies.append((change.name, .parameters([(parameter, state)])))
        }
      case .output(let state): outputs.append((change.name, .whole(state)))
      case .alwaysChanged: words.append(.word("always changed"))
      case .checksum: words.append(.word("changed checksum"))
      case .command: words.append(.word("changed command"))
      }
    }
    return [("changed deps", dependencies), ("changed outs", outputs)]
      .filter { !$0.1.isEmpty }.map { .files(title: $0.0, $0.1) } + words
  }

  var text: [UInt8] {
    var text = ""
    func add(_ indent: Int, _ line: String) {
      text += String(repeating: "\t", count: indent) + line + "\n"
    }
    func add(_ indent: Int, _ state: DataChange, _ name: ByteString) {
      let word = "\(state.rawValue):"
      add(indent, word + String(repeating: " ", count: 20 - word.utf8.count) + visibleText(name))
    }
    for stage in stages {
      add(0, "\(visibleText(stage.address)):")
      for group in groups(stage.changes) {
        guard case .files(let title, let files) = group else {
          if case .word(let word) = group { add(1, word) }
          continue
        }
        add(1, "\(title):")
        for file in files {
          switch file.states {
          case .whole(let state): add(2, state, file.name)
          case .parameters(let parameters):
            add(2, "\(visibleText(file.name)):")
            for (name, state) in parameters { add(3, state, name) }
          }
        }
      }
    }
    return Array(text.utf8)
  }

  /// As `dvc status --json`.
  var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      for stage in stages {
        json.key(stage.address.description)
        json.array(groups(stage.changes)) { json, group in write(group, to: &json) }
      }
    }
    return json.bytes + [.lineFeed]
  }

  private func write(_ group: Group, to json: inout JSONWriter) {
    switch group {
    case .word(let word): json.string(word)
    case .files(let title, let files):
      json.object { json in
        json.key(title)
        json.object { json in
          for file in files {
            switch file.states {
            case .whole(let state): json.member(file.name.description, state.rawValue)
            case .parameters(let parameters):
              json.key(file.name.description)
              json.object { json in
                for (name, state) in parameters { json.member(name.description, state.rawValue) }
              }
            }
          }
        }
      }
    }
  }
}
