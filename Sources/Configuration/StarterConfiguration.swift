public import ByteText
import Checks
import Documents

/// The `.mlgate.yaml` that a repository begins with: active lines for what is particular to it, and the keys that
/// people change most behind `#`, each with its default.
///
/// Names, meanings and defaults come from the fields that read the file.
public struct StarterConfiguration: Sendable {
  /// Patterns of `paths.experiments` beside the default; none where the default finds what is there.
  public var experiments: [ByteString] = []
  /// The same for `paths.models`.
  public var models: [ByteString] = []
  /// The branch that others are merged into, where it is neither `main` nor `master`.
  public var defaultBranch: ByteString?

  public init() {}

  /// The keys that are shown, by their sections; the others are in the reference alone.
  static let shown: [(section: String, keys: [String])] = [
    ("paths", ["experiments", "models"]),
    ("large_files", ["limit", "weight_folders"]),
    ("branches", ["default"]),
    ("smoke_train", ["enabled", "accuracy", "predict_seconds", "time_limit"]),
    ("hooks", ["time_budget", "push"]),
    ("release", ["protected_branches", "speed_tolerance", "results_page"]),
  ]

  /// The bytes of the file.
  public var text: [UInt8] {
    var text = Array(Self.head.utf8)
    for (name, keys) in Self.shown {
      guard let section = ConfigurationField.all.first(where: { $0.name == name }),
        case .section(let fields) = section.value
      else { continue }
      text += self.text(of: section, fields.filter { keys.contains($0.name) })
    }
    return text
  }

  private static let head = """
    # yaml-language-server: $schema=.mlgate.schema.json
    #
    # mlgate needs no configuration: a line that is active says what is particular to this repository, and one that
    # begins with '#' and a key shows a default. Take the '#' away to change it. Editors complete this file after
    #   mlgate schema configuration > .mlgate.schema.json
    # which also lists every other key, with its meaning.

    """

  /// A section with its fields; one without an active line holds nothing, as the reader allows.
  func text(of section: ConfigurationField, _ fields: [ConfigurationField]) -> [UInt8] {
    var text = Array("\n\(comment(section.summary, indent: ""))\(section.name):\n".utf8)
    for field in fields {
      let key = "\(section.name).\(field.name)"
      if let values = active[key] {
        text += Array("\(comment(field.summary, indent: "  "))  \(field.name):\n".utf8)
        for value in values { text += Array("    - ".utf8) + quoted(value) + [.lineFeed] }
      } else if let standard = field.value.starterText {
        text += Array("\(comment(field.summary, indent: "  "))  #\(field.name): \(standard)\n".utf8)
      }
    }
    return text
  }

  /// A list that is given replaces the default, so that the default's patterns are repeated.
  private var active: [String: [ByteString]] {
    let layout = ConfigurationField.standard.checks.layout
    var active: [String: [ByteString]] = [:]
    if !experiments.isEmpty {
      active["paths.experiments"] = layout.experiments.map(\.pattern) + experiments
    }
    if !models.isEmpty { active["paths.models"] = layout.models.map(\.pattern) + models }
    if let defaultBranch {
      active["branches.default"] = [defaultBranch]
      // A branch's name holds nothing that a pattern takes for more than itself.
      active["release.protected_branches"] =
        ConfigurationField.standard.checks.release.protectedBranches.map(\.pattern)
        + [ByteString([.ascii("/")] + defaultBranch.bytes)]
    }
    return active
  }
}

/// A text in single quotes, in which only the quote itself is special.
private func quoted(_ text: ByteString) -> [UInt8] {
  let quote = UInt8.ascii("'")
  return [quote] + text.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
}

/// A sentence as lines of a comment, at most about 100 columns wide.
private func comment(_ sentence: String, indent: String) -> String {
  var lines: [String] = []
  for word in sentence.split(separator: " ") {
    if let last = lines.last, last.utf8.count + word.utf8.count < 100 {
      lines[lines.count - 1] = last + " " + word
    } else {
      lines.append("\(indent)# \(word)")
    }
  }
  return lines.map { $0 + "\n" }.joined()
}
