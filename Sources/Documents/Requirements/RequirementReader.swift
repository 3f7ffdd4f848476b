import ByteText

/// Reads one logical line after another, as pip's `handle_line` and `install_req_from_line` do.
struct RequirementReader {
  let source: SourceText
  let limits: RequirementLimits
  private(set) var requirements: [Requirement] = []
  private(set) var includes: [RequirementsInclude] = []
  private(set) var invalid: [RequirementFault] = []
  private(set) var expectsHashes = false

  init(source: SourceText, limits: RequirementLimits) {
    self.source = source
    self.limits = limits
  }

  mutating func read(_ line: LogicalLine) {
    let text = line.withoutByteOrderMark
    do {
      try interpret(text)
    } catch {
      invalid.append(error)
    }
  }

  private mutating func interpret(_ line: LogicalLine) throws(RequirementFault) {
    let optionStart = startOfOptions(line.bytes)
    let options = try readOptions(line, from: optionStart)
    let content = strippedRange(line.bytes, 0..<optionStart)
    if !content.isEmpty {
      try append(line, content, options, isEditable: false)
    } else if let editable = options.first(.editable), let value = editable.value {
      try appendEditable(line, editable, value, options)
    } else {
      note(options, in: line)
    }
  }

  /// The first word that begins with a dash; pip splits at spaces only, so a tab does not begin a word.
  private func startOfOptions(_ bytes: [UInt8]) -> Int {
    bytes.indices.first { index in
      bytes[index] == .ascii("-") && (index == 0 || bytes[index - 1] == .space)
    } ?? bytes.count
  }

  private func readOptions(
    _ line: LogicalLine, from start: Int
  ) throws(RequirementFault) -> RequirementOptions {
    let words: OptionWords
    do {
      words = try OptionWords(line.bytes, in: start..<line.bytes.count)
    } catch {
      throw RequirementFault(problem: .unclosedQuote, range: line.source(of: error.range))
    }
    do {
      return try RequirementOptions(words.words)
    } catch {
      throw RequirementFault(problem: error.problem, range: line.source(of: error.range))
    }
  }

  private mutating func note(_ options: RequirementOptions, in line: LogicalLine) {
    if options.contains(.requireHashes) { expectsHashes = true }
    // pip follows the first of several, `-r` before `-c`.
    guard let include = options.first(.requirements) ?? options.first(.constraints),
      let value = include.value
    else { return }
    includes.append(
      RequirementsInclude(
        source: source, target: LocatedText(value, at: line.source(of: include.range)),
        isConstraints: include.meaning == .constraints))
  }

  private mutating func appendEditable(
    _ line: LogicalLine, _ option: RequirementOptions.Option, _ value: ByteString,
    _ options: RequirementOptions
  ) throws(RequirementFault) {
    let place = line.source(of: option.range)
    let isVerbatim = line.bytes[option.range].elementsEqual(value)
    let text =
      isVerbatim && place.count == value.count
      ? LogicalLine(value, at: place.lowerBound) : LogicalLine(value, within: place)
    try append(text, strippedRange(text.bytes, 0..<text.bytes.count), options, isEditable: true)
  }

  private mutating func append(
    _ line: LogicalLine, _ content: Range<Int>, _ options: RequirementOptions, isEditable: Bool
  ) throws(RequirementFault) {
    var assembly = RequirementAssembly(line, content, isEditable: isEditable, limits: limits)
    try assembly.read()
    requirements.append(
      Requirement(
        source: source, range: line.source(of: content), name: assembly.name,
        extras: assembly.extras, specifiers: assembly.specifiers, origin: assembly.origin,
        marker: assembly.marker, isEditable: isEditable,
        hashes: options.options.filter { $0.meaning == .hash }
          .compactMap { $0.value.flatMap(RequirementHash.init) },
        usesVariable: hasVariable(line.bytes[content])))
  }
}

extension LogicalLine {
  fileprivate var withoutByteOrderMark: LogicalLine {
    guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return self }
    return part(strippedRange(bytes, 3..<bytes.count))
  }
}
