public import ByteText
import CProcess

/// The variables that a program gets.
public struct ChildEnvironment: Hashable, Sendable {
  private let variables: [ByteString: ByteString]

  /// Exactly these variables.
  public init(_ variables: [ByteString: ByteString]) {
    self.variables = variables
  }

  /// Those of `inherited` that any program needs, those that the user names, and those that the user sets.
  ///
  /// - Parameters:
  ///   - names: handed on where they are set, tokens among them; what `VariableRule` refuses is not.
  ///   - values: set whatever `inherited` holds.
  public init(
    inheriting inherited: [ByteString: ByteString] = Self.ofThisProcess(),
    passing names: [ByteString] = [], setting values: [ByteString: ByteString] = [:]
  ) {
    let named = Set(names)
    variables = inherited.filter { name, _ in
      switch VariableRule(for: name) {
      case .inherited: true
      case .onRequest: named.contains(name)
      case .refused: false
      }
    }.merging(values) { $1 }
  }

  public subscript(name: ByteString) -> ByteString? { variables[name] }

  /// `NAME=value`, sorted by name.
  public var entries: [ByteString] {
    variables.sorted { $0.key < $1.key }
      .map { ByteString($0.key.bytes + [.ascii("=")] + $0.value.bytes) }
  }

  /// The first variable that a program could not be handed.
  var unusableEntry: ByteString? {
    variables.keys.sorted().first { name in
      name.isEmpty || name.contains(0) || name.contains(.ascii("="))
        || variables[name]?.contains(0) == true
    }
  }

  /// All variables of this process; of two with one name the first counts, as getenv(3) has it.
  public static func ofThisProcess() -> [ByteString: ByteString] {
    guard var entry = unsafe cprocess_environment() else { return [:] }
    var variables: [ByteString: ByteString] = [:]
    while let text = unsafe entry.pointee {
      let bytes = unsafe ByteString(cString: text)
      if let equals = bytes.firstIndex(of: .ascii("=")) {
        let name = ByteString(bytes[..<equals])
        if variables[name] == nil { variables[name] = ByteString(bytes[(equals + 1)...]) }
      }
      unsafe entry += 1
    }
    return variables
  }
}
