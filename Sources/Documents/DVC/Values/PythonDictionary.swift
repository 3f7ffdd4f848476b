import ByteText

/// A Python dictionary: it keeps the order of its keys, but two are equal in any order.
public struct PythonDictionary: Sendable {
  public typealias Entry = (key: PythonValue, value: PythonValue)

  /// In the order in which the keys came first.
  public private(set) var entries: [Entry] = []
  /// The places of the keys, kept only where a walk over them would be slow.
  private var places: [PythonValue: Int] = [:]

  private static let walkedCount = 12

  public init() {}

  public init(_ entries: [Entry]) {
    for entry in entries { self[entry.key] = entry.value }
  }

  /// The value of a key; a known key keeps its place.
  public subscript(_ key: PythonValue) -> PythonValue? {
    get { place(of: key).map { entries[$0].value } }
    set {
      guard let newValue else { return }
      if let place = place(of: key) {
        entries[place].value = newValue
      } else {
        append((key, newValue))
      }
    }
  }

  private mutating func append(_ entry: Entry) {
    entries.append(entry)
    if entries.count > Self.walkedCount {
      if places.isEmpty {
        for (place, entry) in entries.enumerated() { places[entry.key] = place }
      } else {
        places[entry.key] = entries.count - 1
      }
    }
  }

  private func place(of key: PythonValue) -> Int? {
    places.isEmpty ? entries.firstIndex { $0.key == key } : places[key]
  }
}

extension PythonDictionary: Equatable {
  public static func == (left: Self, right: Self) -> Bool {
    left.entries.count == right.entries.count
      && left.entries.allSatisfy { right[$0.key] == $0.value }
  }
}

extension PythonDictionary: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (PythonValue, PythonValue)...) {
    self.init(elements)
  }
}
