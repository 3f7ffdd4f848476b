/// A value on the stack of a pickle: small, and never more than what the bytes say.
enum PickleValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  /// An integer that does not fit 64 bits.
  case largeInteger
  case float(Double)
  /// UTF-8, not validated; Python also writes lone surrogates.
  case text(PicklePlace)
  case bytes(PicklePlace)
  /// Its position in `PickleDocument.objects`.
  case object(Int)
}

/// A part of the file.
struct PicklePlace: Hashable, Sendable {
  /// 32 bits suffice below the limit of a file's size.
  private let start: UInt32
  private let count: UInt32

  init(_ range: Range<Int>) {
    (start, count) = (UInt32(range.lowerBound), UInt32(range.count))
  }

  var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// What a value refers to, because Python's objects are shared and still change while they are read.
enum PickleObject: Hashable, Sendable {
  case global(PickleGlobal)
  case tuple([PickleValue])
  case list([PickleValue])
  /// Key, value, key, value …; of equal keys the last one counts.
  case dictionary([PickleValue])
  /// A call that Python would make and we do not, with the state that is set afterwards.
  case call(PickleValue, arguments: PickleValue, state: PickleValue?)
}

/// A pickle as a flat table of inert objects; no depth of nesting costs a level of recursion.
struct PickleDocument: Sendable {
  let bytes: [UInt8]
  let objects: [PickleObject]
  let root: PickleValue
}

extension PickleDocument {
  func object(_ value: PickleValue?) -> PickleObject? {
    guard case .object(let index)? = value else { return nil }
    return objects[index]
  }

  func global(_ value: PickleValue?) -> PickleGlobal? {
    guard case .global(let global)? = object(value) else { return nil }
    return global
  }

  /// The elements of a tuple of this many; nil for anything else.
  func tuple(_ value: PickleValue?, count: Int) -> [PickleValue]? {
    guard case .tuple(let elements)? = object(value), elements.count == count else { return nil }
    return elements
  }

  func text(_ value: PickleValue?) -> ArraySlice<UInt8>? {
    guard case .text(let place)? = value else { return nil }
    return bytes[place.range]
  }

  func isText(_ value: PickleValue?, _ text: String) -> Bool {
    self.text(value)?.elementsEqual(text.utf8) ?? false
  }

  /// Bytes as protocols 3 and up write them, or as protocol 2 does: a text to be encoded as Latin-1.
  func bytes(_ value: PickleValue?) -> ArraySlice<UInt8>? {
    if case .bytes(let place)? = value { return bytes[place.range] }
    guard case .call(let callable, let arguments, state: nil)? = object(value),
      global(callable) == .encode, let arguments = tuple(arguments, count: 2),
      isText(arguments[1], "latin1"), let text = text(arguments[0])
    else { return nil }
    return latin1(text)
  }

  private func latin1(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let text = String(validating: text, as: UTF8.self) else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      guard let byte = UInt8(exactly: scalar.value) else { return nil }
      result.append(byte)
    }
    return result[...]
  }
}
