import ByteText

extension PythonVersion: Comparable {
  public static func == (left: Self, right: Self) -> Bool { compare(left, right) == 0 }

  /// The order of PEP 440: development, alpha, beta, candidate, release, post, local.
  public static func < (left: Self, right: Self) -> Bool { compare(left, right) < 0 }

  private static func compare(_ left: Self, _ right: Self) -> Int {
    let order = [
      { three(left.epoch, right.epoch) },
      { compareRelease(left.release, right.release) },
      { three(left.preReleaseKey.rank, right.preReleaseKey.rank) },
      { three(left.preReleaseKey.number, right.preReleaseKey.number) },
      {
        three(
          left.postRelease.map { (1, $0) } ?? (0, .zero),
          right.postRelease.map { (1, $0) } ?? (0, .zero))
      },
      {
        three(
          left.developmentRelease.map { (0, $0) } ?? (1, .zero),
          right.developmentRelease.map { (0, $0) } ?? (1, .zero))
      },
    ]
    for part in order {
      let result = part()
      if result != 0 { return result }
    }
    return compareLocal(left.local, right.local)
  }

  /// A development release of a final version comes before its alphas; a final version after them.
  private var preReleaseKey: (rank: Int, number: Numeral) {
    if let preRelease { return (1 + Int(preRelease.stage.rawValue), preRelease.number) }
    return (postRelease == nil && developmentRelease != nil ? 0 : 4, .zero)
  }

  private static func compareRelease(_ left: [Numeral], _ right: [Numeral]) -> Int {
    for index in 0..<max(left.count, right.count) {
      let result = three(
        index < left.count ? left[index] : .zero, index < right.count ? right[index] : .zero)
      if result != 0 { return result }
    }
    return 0
  }

  /// None comes first; a part of letters before a number; fewer parts before more.
  private static func compareLocal(_ left: [ByteString], _ right: [ByteString]) -> Int {
    for (one, other) in zip(left, right) {
      let result: Int
      switch (one.isAllDigits, other.isAllDigits) {
      case (true, true): result = three(Numeral(one), Numeral(other))
      case (false, false): result = three(one, other)
      case (let isNumber, _): result = isNumber ? 1 : -1
      }
      if result != 0 { return result }
    }
    return three(left.count, right.count)
  }

  private static func three<Value: Comparable>(_ left: Value, _ right: Value) -> Int {
    left == right ? 0 : left < right ? -1 : 1
  }

  private static func three(_ left: (Int, Numeral), _ right: (Int, Numeral)) -> Int {
    left.0 == right.0 ? three(left.1, right.1) : three(left.0, right.0)
  }
}

extension PythonVersion: CustomStringConvertible {
  /// The normal form: `1!2.0rc1.post2.dev3+local.4`.
  public var description: String {
    let stages = ["a", "b", "rc"]
    return [
      epoch == .zero ? "" : "\(epoch.digits)!",
      release.map { $0.digits.description }.joined(separator: "."),
      preRelease.map { "\(stages[Int($0.stage.rawValue)])\($0.number.digits)" } ?? "",
      postRelease.map { ".post\($0.digits)" } ?? "",
      developmentRelease.map { ".dev\($0.digits)" } ?? "",
      local.isEmpty ? "" : "+" + local.map(normalLocalPart).joined(separator: "."),
    ].joined()
  }

  private func normalLocalPart(_ part: ByteString) -> String {
    (part.isAllDigits ? Numeral(part).digits : part).description
  }
}
