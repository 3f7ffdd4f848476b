import ByteText

/// Values as arguments of a command: `to_str` of `dvc/parsing/interpolate.py`.
struct ArgumentText {
  private let options: TemplateOptions

  init(_ options: TemplateOptions) {
    self.options = options
  }

  func text(of value: PythonValue, at node: Node) throws(DVCFault) -> ByteString {
    guard case .dictionary(let dictionary) = value else { return value.pythonText }
    var words: [ByteString] = []
    try append(dictionary, prefix: "", to: &words, at: node)
    return ByteString(words.map(\.bytes).joined(separator: [.space]))
  }

  private func append(
    _ dictionary: PythonDictionary, prefix: ByteString, to words: inout [ByteString], at node: Node
  ) throws(DVCFault) {
    for entry in dictionary.entries {
      let name = ByteString(prefix.bytes + entry.key.standardText.bytes)
      let flag = ByteString("--".utf8 + name.bytes)
      switch entry.value {
      case .dictionary(let inner):
        try append(inner, prefix: ByteString(name.bytes + ".".utf8), to: &words, at: node)
      case .boolean(true): words.append(flag)
      case .boolean(false):
        if options.writesFalse { words.append(ByteString("--no-".utf8 + name.bytes)) }
      case .list(let list): words += try arguments(list, flag, name, at: node)
      case .string(let text): words += [flag, text.shellQuoted]
      default: words += [flag, entry.value.standardText]
      }
    }
  }

  private func arguments(
    _ list: [PythonValue], _ flag: ByteString, _ name: ByteString, at node: Node
  ) throws(DVCFault) -> [ByteString] {
    var words: [ByteString] = []
    for (index, element) in list.enumerated() {
      guard !element.isCollection else {
        throw DVCFault(
          .template, "\(name.quoted) holds a list or mapping in a list, which no argument can be",
          at: node)
      }
      if index == 0 || options.repeatsListName { words.append(flag) }
      words.append(element.string?.shellQuoted ?? element.standardText)
    }
    return words
  }
}

extension ByteString {
  /// As a shell takes it for one word: Python's `shlex.quote`.
  var shellQuoted: ByteString {
    guard !isEmpty else { return "''" }
    let isSafe = allSatisfy { $0.isAlphanumeric || "_@%+=:,./-".utf8.contains($0) }
    guard !isSafe else { return self }
    var quoted: [UInt8] = [0x27]
    for byte in self { quoted += byte == 0x27 ? Array("'\"'\"'".utf8) : [byte] }
    return ByteString(quoted + [0x27])
  }
}
