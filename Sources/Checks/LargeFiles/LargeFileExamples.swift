import ByteText
import Findings

/// What the examples of this family share.
enum LargeFileExamples {
  /// What `git lfs track` writes.
  static let attributes = ExampleFile(
    ".gitattributes", "*.pth filter=lfs diff=lfs merge=lfs -text\n")

  static let oid: ByteString = "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393"

  static let pointer: ByteString = """
    version https://git-lfs.github.com/spec/v1
    oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
    size 12345

    """
}
