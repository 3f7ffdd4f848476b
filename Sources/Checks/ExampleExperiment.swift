import ByteText
import Findings

extension Example {
  /// One experiment alone in its repository.
  static func experiment(
    _ title: String, _ text: ByteString, at path: ByteString = "experiments/exp-001-baseline.yaml",
    history: ExampleHistory = ExampleHistory()
  ) -> Example {
    Example(title, [ExampleFile(path, text)], history: history)
  }
}
