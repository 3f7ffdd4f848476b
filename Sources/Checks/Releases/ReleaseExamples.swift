import ByteText
import Findings

/// Releases that the family's examples share.
enum ExampleReleases {
  static let pointer = ExampleFile(
    "models/net/model_v1.1.0.pth", ExampleWeights.pointer(size: "98500000"))

  /// Metadata of a version of `net`; `fields` follow the usual ones.
  static func metadata(_ version: String, _ fields: String = "") -> ExampleFile {
    ExampleFile(
      ByteString("models/net/model_v\(version).json"),
      ByteString(
        """
        {"model_name": "net", "version": "\(version)", "architecture": "MLP",
         "framework": "pytorch"\(fields.isEmpty ? "" : ",\n \(fields)")}
        """))
  }

  static func earlier(_ version: String, _ fields: String = "") -> ExampleRelease.Earlier {
    ExampleRelease.Earlier(
      tag: ByteString("model-v\(version)"), files: [metadata(version, fields)])
  }
}

extension Example {
  /// Version 1.1.0 after 1.0.0, each with these fields of its metadata.
  static func release(
    _ title: String, _ version: String = "1.1.0", from old: String, to new: String
  )
    -> Example
  {
    Example(
      title, [ExampleReleases.metadata(version, new)],
      release: ExampleRelease(
        ByteString("model-v\(version)"), earlier: [ExampleReleases.earlier("1.0.0", old)]))
  }
}
