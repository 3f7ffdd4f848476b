import ByteText
import Findings

extension BrokenFault {
  /// Files and pointers LFS001 to LFS007.
  static let largeFiles = [
    BrokenFault("LFS001", ExampleFile("«data/embeddings.npy»", .size(4096))),
    BrokenFault(
      "LFS002", ExampleFile("«archive/probe.pkl»", "no pointer, but the content itself\n")),
    BrokenFault(
      "LFS003",
      ExampleFile(
        "archive/encoder.onnx",
        """
        version https://git-lfs.github.com/spec/v1
        oid «sha256:1a2b3c4d5e6f7g8h9i0j1k2l3m4n5o6p»
        size 98543210

        """)),
    BrokenFault(
      "LFS004",
      ExampleFile(
        "archive/decoder.onnx",
        """
        version https://git-lfs.github.com/spec/v1
        oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
        «size 012345»

        """)),
    BrokenFault(
      "LFS005",
      ExampleFile(
        "«data/survey.csv»",
        """
        version https://git-lfs.github.com/spec/v1
        oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
        size 12345

        """)),
    BrokenFault("LFS006", ExampleFile("«data/measurements.csv»", .size(10_000_001))),
    BrokenFault("LFS007", ExampleFile("archive/.gitattributes", "*.npz «filter=lfs»\n")),
  ]
}
