import ByteText
import Findings

/// A sound experiment configuration, whose parts a fault replaces.
struct BrokenExperiment {
  let number: String
  let slug: String
  /// The key of the first section.
  var head = "experiment"
  /// The value of `experiment.id` and of `experiment.name`.
  var id: String?
  var name: String?
  /// More lines of the section `experiment`.
  var identity: [String] = []
  var model = """
    model:
      architecture: multinomial-logistic-regression
      num_classes: 3
    """
  var data = """
    data:
      dataset: iris
      version: "1936.1"
      train_split: 0.8
      test_split: 0.2
    """
  var training = """
    training:
      seed: 42
      optimizer: newton
      c: 10.0
    """
  /// What follows the sections that every experiment has.
  var rest = ""

  var file: ExampleFile {
    ExampleFile(ByteString("experiments/exp-\(number)-\(slug).yaml"), ByteString(text))
  }

  private var text: String {
    let lines = ["\(head):", "  id: \(id ?? "exp-\(number)")", "  name: \(name ?? slug)"]
    let section = (lines + identity.map { "  \($0)" }).joined(separator: "\n")
    let sections = [section, model, data, training, rest].filter { !$0.isEmpty }
    return sections.joined(separator: "\n\n") + "\n"
  }
}

extension BrokenFault {
  init(_ rule: String, _ experiments: BrokenExperiment...) {
    self.init(rule, files: experiments.map(\.file))
  }
}
