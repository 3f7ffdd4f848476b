public import Foundation

/// A file of `Tests/Vectors`: what the real tools said.
public func vectors(_ name: String, filePath: String = #filePath) throws -> Data {
  let folder = URL(filePath: filePath).deletingLastPathComponent().deletingLastPathComponent()
  return try Data(contentsOf: folder.appending(path: "Vectors").appending(path: name))
}

/// Reads vectors whose keys are in snake_case.
public var vectorDecoder: JSONDecoder {
  let decoder = JSONDecoder()
  decoder.keyDecodingStrategy = .convertFromSnakeCase
  return decoder
}
