import ByteText

extension Marker {
  /// Whether no environment satisfies both markers.
  ///
  /// Decided by trying every environment that the two can tell apart: each Python they mention with its
  /// neighbours, each platform, each other value and one more. Past 5,000 environments the answer is
  /// yes, because a conflict must be certain to be reported.
  public static func exclude(_ left: Marker?, _ right: Marker?) -> Bool {
    guard let left, let right else {
      return (left ?? right).map { !canHold([$0]) } ?? false
    }
    return !canHold([left, right])
  }

  private static func canHold(_ markers: [Marker]) -> Bool {
    let environments = MarkerEnvironments(markers)
    guard environments.count <= 5_000 else { return false }
    return environments.contains { environment in
      markers.allSatisfy { $0.holds(in: environment) }
    }
  }
}

/// Every environment that a set of markers can tell apart.
struct MarkerEnvironments: Sequence {
  /// Values that belong together (a platform's three names), one group after another.
  private let axes: [[[Marker.Variable: ByteString]]]

  init(_ markers: [Marker]) {
    var mentioned: [Marker.Variable: [ByteString]] = [:]
    for (left, comparison, right) in markers.flatMap(\.comparisons) {
      switch (left, right) {
      case (.variable(let variable), .text(let text)), (.text(let text), .variable(let variable)):
        mentioned[variable, default: []] +=
          comparison == .isIn || comparison == .isNotIn ? words(of: text) : [text]
      default: break
      }
    }
    let pythons = [Marker.Variable.pythonVersion, .pythonFullVersion]
    let platforms = [Marker.Variable.systemPlatform, .platformSystem, .osName]
    var axes = [
      pythonAxis(pythons.flatMap { mentioned[$0] ?? [] }),
      platformAxis(platforms.map { variable in (variable, mentioned[variable] ?? []) }),
    ]
    for variable in Marker.Variable.allCases
    where !pythons.contains(variable) && !platforms.contains(variable) {
      guard let texts = mentioned[variable] else { continue }
      let values = variable.isVersion ? texts.flatMap(neighbours) : texts
      axes.append((values + [variable.isVersion ? "0" : ""]).map { [variable: $0] })
    }
    self.axes = axes
  }

  /// How many there are; `Int.max` where that is past counting.
  var count: Int {
    axes.reduce(1) { product, axis in
      let (result, overflow) = product.multipliedReportingOverflow(by: axis.count)
      return overflow ? .max : result
    }
  }

  func makeIterator() -> some IteratorProtocol<MarkerEnvironment> {
    (0..<count).lazy.map { number in
      var rest = number
      var environment = MarkerEnvironment()
      for axis in axes {
        environment.values.merge(axis[rest % axis.count]) { _, new in new }
        rest /= axis.count
      }
      return environment
    }.makeIterator()
  }
}

/// The words of `3.6 3.7` or `linux,darwin`, and the whole.
private func words(of text: ByteString) -> [ByteString] {
  [text]
    + text.bytes.split { $0.isWhitespace || $0 == .ascii(",") || $0 == .ascii("|") }.map(
      ByteString.init)
}

/// `python_version` and `python_full_version` of every Python worth asking about.
private func pythonAxis(_ mentioned: [ByteString]) -> [[Marker.Variable: ByteString]] {
  var releases: Set<[Int]> = [[2, 7, 18], [4, 0, 0]]
  if mentioned.isEmpty { releases = [[3, 12, 4]] }
  for minor in 4...15 where !mentioned.isEmpty { releases.insert([3, minor, 1]) }
  for text in mentioned {
    guard let version = PythonVersion(text.bytes.filter { $0 != .ascii("*") }.trimmedDot) else {
      continue
    }
    let parts = version.release.prefix(3).map { $0.digits.decimalValue ?? 0 }
    let (major, minor) = (parts[0], parts.count > 1 ? parts[1] : 0)
    let micro = parts.count > 2 ? parts[2] : 0
    guard major < 1000, minor < 1000, micro < 1000 else { continue }
    for near in [max(micro - 1, 0), micro, micro + 1] { releases.insert([major, minor, near]) }
    for near in [max(minor - 1, 0), minor + 1] { releases.insert([major, near, 1]) }
  }
  return releases.sorted { $0.lexicographicallyPrecedes($1) }.map { release in
    [
      .pythonVersion: ByteString("\(release[0]).\(release[1])"),
      .pythonFullVersion: ByteString("\(release[0]).\(release[1]).\(release[2])"),
    ]
  }
}

/// A version, the nearest below it and the nearest above.
private func neighbours(of text: ByteString) -> [ByteString] {
  [text, ByteString(text.bytes + Array(".dev0".utf8)), ByteString(text.bytes + Array(".0.1".utf8))]
}

/// The three names of every platform; a name of nobody's own is a platform of its own.
private func platformAxis(
  _ mentioned: [(Marker.Variable, [ByteString])]
) -> [[Marker.Variable: ByteString]] {
  let known: [(ByteString, ByteString, ByteString)] = [
    ("linux", "Linux", "posix"), ("darwin", "Darwin", "posix"), ("win32", "Windows", "nt"),
    ("cygwin", "CYGWIN", "posix"), ("java", "Java", "java"), ("emscripten", "Emscripten", "posix"),
  ]
  var platforms: [[Marker.Variable: ByteString]] = known.map {
    [.systemPlatform: $0.0, .platformSystem: $0.1, .osName: $0.2]
  }
  for (variable, texts) in mentioned {
    for text in texts where !platforms.contains(where: { $0[variable] == text }) {
      platforms.append([.osName: "posix"].merging([variable: text]) { _, own in own })
    }
  }
  return platforms
}

extension Collection<UInt8> {
  /// Without a dot at the end: `3.` of `3.*`.
  fileprivate var trimmedDot: [UInt8] {
    var bytes = Array(self)
    if bytes.last == .ascii(".") { bytes.removeLast() }
    return bytes
  }
}
