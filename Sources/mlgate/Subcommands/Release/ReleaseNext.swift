import ArgumentParser
import ByteText
import Configuration
import Documents
import Findings
import GitRepository
import Release
import Reporters
import RepositorySnapshot

/// `mlgate release next`
struct ReleaseNext: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "next",
    abstract: "Tell which version the change since the last release asks for, and why.",
    discussion: """
      Of each model the newest metadata of the last commit is compared with the last release.

      Examples:
        mlgate release next
        mlgate release next resnet50 --format json
      """)

  @Argument(help: "Only this model.")
  var model: String?

  @Option(help: "What to print: text or json.")
  var format: ListFormat = .text

  @OptionGroup var place: ReleasePlace

  func run() async throws {
    let place = try self.place.place()
    let book = try ReleaseBook(place.repository, place.configuration.checks)
    let documents = RepositoryDocuments(place.snapshot, settings: place.configuration.checks)
    let newest = documents.newestMetadata.filter { name, _ in
      model.map { ByteString($0) == name } ?? true
    }
    guard !newest.isEmpty else {
      throw CommandFailure.usage(
        model.map { "the last commit has no model \(ByteString($0).quoted)" }
          ?? "the last commit has no metadata of a model")
    }
    let answers = newest.map { name, metadata in
      Answer(name, metadata, after: book.last(of: name), documents.settings.release)
    }
    try Console.write(format == .text ? text(answers) : json(answers))
  }

  private struct Answer {
    let name: ByteString
    let metadata: ModelMetadata
    let next: NextVersion

    init(
      _ name: ByteString, _ metadata: ModelMetadata, after previous: ReleasedModel?,
      _ settings: ReleaseSettings
    ) {
      (self.name, self.metadata) = (name, metadata)
      next = NextVersion(of: metadata, after: previous, settings)
    }

    var text: String {
      let after =
        next.previous.map { " (\(next.step.name) after \($0.tag.name))" } ?? " (the first)"
      let reasons = next.changes.map { "  \($0.step.name): \($0.reason)\n" }
      let none = next.previous == nil ? "" : "  nothing asks for more than a patch\n"
      return "\(name): \(next.version)\(after)\n" + (reasons.isEmpty ? none : reasons.joined())
        + stated
    }

    private var stated: String {
      guard let version = metadata.version?.string, version != next.version else { return "" }
      return "  \(metadata.path) says \(version)\n"
    }
  }

  private func text(_ answers: [Answer]) -> String { answers.map(\.text).joined() }

  private func json(_ answers: [Answer]) -> String {
    var json = JSONWriter()
    json.array(answers, .lines) { json, answer in
      json.object { json in
        json.member("model", answer.name.description)
        json.member("version", answer.next.version.description)
        json.member("step", answer.next.step.name)
        json.member("previous", answer.next.previous?.tag.name.description)
        json.member("metadata", answer.metadata.path.description)
        json.key("changes")
        json.array(answer.next.changes) { json, change in
          json.object { json in
            json.member("step", change.step.name)
            json.member("reason", change.reason)
            json.member("line", change.location.range?.start.line)
          }
        }
      }
    }
    return String(decoding: json.bytes, as: UTF8.self) + "\n"
  }
}

extension RepositoryDocuments {
  /// Of each model the metadata with the highest version, sorted by the model's name.
  fileprivate var newestMetadata: [(ByteString, ModelMetadata)] {
    var newest: [ByteString: ModelMetadata] = [:]
    for metadata in modelMetadata {
      guard let name = metadata.modelName?.string, let version = metadata.semanticVersion else {
        continue
      }
      let known = newest[name]?.semanticVersion
      if known.map({ $0.precedes(version) }) ?? true { newest[name] = metadata }
    }
    return newest.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension ReleaseBook {
  /// The newest release of a model that is no pre-release.
  fileprivate func last(of model: ByteString) -> ReleasedModel? {
    releases.first {
      $0.model.model == model && $0.model.tag.version.prerelease.isEmpty
        && $0.model.metadata != nil
    }?.model
  }
}
