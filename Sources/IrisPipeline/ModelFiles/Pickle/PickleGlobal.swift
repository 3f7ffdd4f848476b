/// What a pickle may name: the class and the NumPy functions of which a LogisticRegression consists.
///
/// Only names. No value of this type, and nothing else that is read, is ever called.
enum PickleGlobal: Hashable, Sendable {
  case logisticRegression
  case array
  case dataType
  /// `_reconstruct(subtype, shape, typecode)`: an empty array whose state follows.
  case reconstruct
  /// `_frombuffer(buffer, dtype, shape, order)`: an array in protocol 5.
  case frombuffer
  /// `scalar(dtype, bytes)`: a parameter that is a NumPy number.
  case scalar
  /// `encode(text, 'latin1')`: bytes in protocol 2.
  case encode

  /// NumPy 2 calls `numpy._core` what was `numpy.core`.
  private static let names: [(global: Self, module: String, name: String)] = [
    (.logisticRegression, "sklearn.linear_model._logistic", "LogisticRegression"),
    (.array, "numpy", "ndarray"),
    (.dataType, "numpy", "dtype"),
    (.reconstruct, "numpy._core.multiarray", "_reconstruct"),
    (.reconstruct, "numpy.core.multiarray", "_reconstruct"),
    (.frombuffer, "numpy._core.numeric", "_frombuffer"),
    (.frombuffer, "numpy.core.numeric", "_frombuffer"),
    (.scalar, "numpy._core.multiarray", "scalar"),
    (.scalar, "numpy.core.multiarray", "scalar"),
    (.encode, "_codecs", "encode"),
  ]

  /// Nil where the name is not in the list.
  init?(module: ArraySlice<UInt8>, name: ArraySlice<UInt8>) {
    let entry = Self.names.first {
      module.elementsEqual($0.module.utf8) && name.elementsEqual($0.name.utf8)
    }
    guard let entry else { return nil }
    self = entry.global
  }
}
