import ByteText
import Findings

extension Example {
  /// A message alone.
  static func message(_ title: String, _ text: ByteString) -> Example {
    Example(title, [ExampleFile(messagePath, text)])
  }

  /// The path by which examples know the message among their files.
  static let messagePath: ByteString = "COMMIT_EDITMSG"

  /// A branch of this name.
  static func branch(_ title: String, _ name: ByteString) -> Example {
    Example(title, [ExampleFile(ByteString(Array("refs/heads/".utf8) + name.bytes), "")])
  }
}
