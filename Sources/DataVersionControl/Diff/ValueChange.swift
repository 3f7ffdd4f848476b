public import ByteText
public import Documents

/// A parameter or metric whose value differs between two moments.
///
/// Source: `dvc/utils/diff.py` of DVC 3.67; the one value of a file without names has the empty name, also where
/// the other side has no such file.
public struct ValueChange: Sendable {
  /// From the project's folder.
  public let path: ByteString
  /// The keys that lead there with `.` between them.
  public let name: ByteString
  /// Nothing is `none`.
  public let old: PythonValue
  public let new: PythonValue
  /// New less old, of two numbers; a boolean counts as 0 or 1.
  public let difference: PythonValue?
  /// False only where equal values were asked for too.
  public let isDifferent: Bool

  /// Sorted by path and name.
  ///
  /// - Parameters:
  ///   - tolerance: numbers that are no further apart are no change.
  ///   - keepsEqual: give what did not change too.
  public static func changes(
    from old: ProjectValues, to new: ProjectValues,
    tolerance: MetricTolerances = MetricTolerances(), keepsEqual: Bool = false
  ) -> [ValueChange] {
    let unreadable = Set(old.unreadable.keys).union(new.unreadable.keys)
    let paths = Set(old.files.keys).union(new.files.keys).subtracting(unreadable).sorted()
    return paths.flatMap { path in
      let (before, after) = flattened(old.files[path], new.files[path])
      return Set(before.keys).union(after.keys).sorted().compactMap { name -> ValueChange? in
        let change = ValueChange(
          path, name, before[name] ?? .none, after[name] ?? .none, tolerance.value(of: name))
        return keepsEqual || change.isDifferent ? change : nil
      }
    }
  }

  private init(
    _ path: ByteString, _ name: ByteString, _ old: PythonValue, _ new: PythonValue,
    _ tolerance: Double
  ) {
    (self.path, self.name, self.old, self.new) = (path, name, old, new)
    difference = new.subtracting(old)
    isDifferent = old != new && difference?.isWithin(tolerance) != true
  }
}

/// The values of both sides by their names; of a file that holds one value where the other side has names, DVC
/// says that it cannot parse them.
private func flattened(
  _ old: PythonValue?, _ new: PythonValue?
) -> (old: [ByteString: PythonValue], new: [ByteString: PythonValue]) {
  let (before, after) = (old?.flattened ?? [:], new?.flattened ?? [:])
  func unparsed(_ named: [ByteString: PythonValue]) -> [ByteString: PythonValue] {
    named.mapValues { _ in "unable to parse" }
  }
  if let old, let new, new.isTruthy, !before.isEmpty, old.dictionary != nil, new.dictionary == nil {
    return (before, unparsed(before))
  }
  if let old, let new, old.isTruthy, !after.isEmpty, new.dictionary != nil, old.dictionary == nil {
    return (unparsed(after), after)
  }
  return (before, after)
}

extension PythonValue {
  /// The values that are no dictionaries by the keys that lead to them, lists as texts; of two that come out
  /// the same the last.
  fileprivate var flattened: [ByteString: PythonValue] {
    var values: [ByteString: PythonValue] = [:]
    func add(_ value: PythonValue, _ name: ByteString?) {
      switch value {
      case .dictionary(let dictionary):
        for (key, inner) in dictionary.entries {
          let key = key.standardText
          add(inner, name.map { ByteString($0.bytes + [.ascii(".")] + key.bytes) } ?? key)
        }
      case .list: values[name ?? ""] = .string(value.representation)
      default: values[name ?? ""] = value
      }
    }
    add(self, nil)
    return values
  }

  /// Nil where either is no number, or another integer past 64 bits.
  fileprivate func subtracting(_ other: PythonValue) -> PythonValue? {
    if let left = integer, let right = other.integer {
      let (difference, overflows) = left.subtractingReportingOverflow(right)
      guard overflows else { return .integer(difference) }
      return .bigInteger(ByteString(String(Int128(left) - Int128(right))))
    }
    if case .bigInteger = self, self == other { return .integer(0) }
    guard isFloat || other.isFloat, let left = nearestDouble, let right = other.nearestDouble else {
      return nil
    }
    return .float(left - right)
  }

  /// False for not-a-number.
  fileprivate func isWithin(_ tolerance: Double) -> Bool {
    nearestDouble.map { $0.magnitude <= tolerance } ?? false
  }

  private var integer: Int? {
    switch self {
    case .boolean(let flag): flag ? 1 : 0
    case .integer(let value): value
    default: nil
    }
  }

  private var isFloat: Bool { if case .float = self { true } else { false } }
}
