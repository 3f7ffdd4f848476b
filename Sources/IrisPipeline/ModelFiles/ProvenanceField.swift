/// One fact about where a model comes from; the caller says which ones a model file records.
public struct ProvenanceField: Hashable, Sendable {
  public enum Value: Hashable, Sendable {
    /// UTF-8.
    case text([UInt8])
    case integer(Int)
    /// Finite.
    case number(Double)
    case boolean(Bool)
  }

  public let name: String
  public let value: Value

  public init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }
}
