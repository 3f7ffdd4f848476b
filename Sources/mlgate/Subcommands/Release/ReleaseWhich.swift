import ArgumentParser
import ByteText
import Documents
import Release
import Reporters
import RepositorySnapshot

/// `mlgate release which`
struct ReleaseWhich: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "which", abstract: "Tell which version of each model is in a stage.",
    discussion: """
      Exit 1 where the stage holds nothing.

      Examples:
        mlgate release which production
        mlgate release which production --history
        mlgate release which production --format json
      """)

  @Argument(help: "The stage.")
  var stage: String

  @Option(help: "Only this model.")
  var model: String?

  @Flag(help: "Tell everything that ever happened in the stage, the last first.")
  var history = false

  @Option(help: "What to print: text or json.")
  var format: ListFormat = .text

  @OptionGroup var place: ReleasePlace

  func run() async throws {
    let book = try place.book()
    let stages = book.stages
    let stage = ByteString(stage)
    let models = stages.models(in: stage).filter { name in
      model.map { ByteString($0) == name } ?? true
    }
    let answers = models.map { name in
      Answer(
        model: name, current: stages.current(of: name, in: stage),
        events: history ? stages.events(of: name, in: stage).reversed() : [], book: book)
    }
    try Console.write(format == .text ? text(answers) : json(answers))
    if answers.allSatisfy({ $0.current == nil }) { throw ExitCode(1) }
  }

  private struct Answer {
    let model: ByteString
    let current: StageEvent?
    let events: [StageEvent]
    let book: ReleaseBook

    func version(of event: StageEvent) -> String? {
      book.releases(of: event.commit, model).first?.model.tag.versionText.description
    }

    func shown(_ event: StageEvent) -> String {
      version(of: event) ?? String(event.commit.description.prefix(12))
    }
  }

  private func text(_ answers: [Answer]) -> String {
    if answers.isEmpty { return "nothing was ever in \(ByteString(stage))\n" }
    return answers.map { answer in
      let current = answer.current.map { "\(answer.shown($0))  (\($0.tag), \(utcDate($0.time)))" }
      return "\(answer.model): \(current ?? "nothing")\n"
        + answer.events.map { event in
          let verb = event.isLeaving ? "left with" : "entered with"
          return "  \(utcTime(event.time))  \(answer.shown(event)) \(verb) \(event.tag)\n"
        }.joined()
    }.joined()
  }

  private func json(_ answers: [Answer]) -> String {
    var json = JSONWriter()
    json.array(answers, .lines) { json, answer in
      json.object { json in
        json.member("model", answer.model.description)
        json.member("version", answer.current.flatMap(answer.version))
        json.member("commit", answer.current?.commit.description)
        json.member("tag", answer.current?.tag.description)
        if history {
          json.key("history")
          json.array(answer.events) { json, event in
            json.object { json in
              json.member("tag", event.tag.description)
              json.member("action", event.isLeaving ? "unassign" : "assign")
              json.member("version", answer.version(of: event))
              json.member("commit", event.commit.description)
              json.member("time", utcTime(event.time))
            }
          }
        }
      }
    }
    return String(decoding: json.bytes, as: UTF8.self) + "\n"
  }
}
