import ArgumentParser
import ByteText
import Documents
import GitRepository
import Release

/// `mlgate release promote`
struct ReleasePromote: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "promote", abstract: "Put a released version into a stage.",
    discussion: """
      Examples:
        mlgate release promote 1.1.0 production
        mlgate release promote net@v1.1.0 staging
      """)

  @Argument(help: "The version, or its tag.")
  var version: String

  @Argument(help: "The stage.")
  var stage: String

  @Flag(help: "Make no tag; tell its name.")
  var dryRun = false

  @OptionGroup var place: ReleasePlace

  func run() async throws {
    let book = try place.book()
    let entry = try book.release(named: ByteString(version))
    let change = try StageChange(entry, stage: ByteString(stage))
    let current = book.stages.current(of: change.model, in: change.stage)
    guard current?.commit != entry.tag.commit else {
      throw CommandFailure.usage(
        "\(change.model) \(change.version) is in \(change.stage) already, by \(current?.tag ?? "")")
    }
    try change.make(in: book, dryRun: dryRun)
  }
}

/// `mlgate release rollback`
struct ReleaseRollback: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollback", abstract: "Put the version that a stage held before into it again.",
    discussion: """
      A further tag is made; what happened stays in the history.

      Examples:
        mlgate release rollback production
      """)

  @Argument(help: "The stage.")
  var stage: String

  @Option(help: "The model, where several were in the stage.")
  var model: String?

  @Flag(help: "Make no tag; tell its name.")
  var dryRun = false

  @OptionGroup var place: ReleasePlace

  func run() async throws {
    let book = try place.book()
    let stage = ByteString(stage)
    let models = book.stages.models(in: stage)
    let wanted = model.map { ByteString($0) } ?? (models.count == 1 ? models[0] : nil)
    guard let wanted else {
      let names = models.map(\.quoted).joined(separator: ", ")
      throw CommandFailure.usage(
        models.isEmpty
          ? "nothing was ever in \(stage.quoted)"
          : "several models were in it (\(names)); give --model")
    }
    guard let before = book.stages.beforeCurrent(of: wanted, in: stage) else {
      throw CommandFailure.usage("\(stage.quoted) held no other version of \(wanted.quoted) before")
    }
    guard let entry = book.releases(of: before.commit, wanted).first else {
      throw CommandFailure.usage("the commit of \(before.tag.quoted) has no release tag any more")
    }
    try StageChange(entry, stage: stage, model: wanted).make(in: book, dryRun: dryRun)
  }
}

/// `mlgate release archive`
struct ReleaseArchive: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive", abstract: "Take a version out of a stage, or of every one it is in.",
    discussion: """
      A further tag is made; what happened stays in the history.

      Examples:
        mlgate release archive 1.0.0
        mlgate release archive 1.0.0 staging
      """)

  @Argument(help: "The version, or its tag.")
  var version: String

  @Argument(help: "The stage; without it all.")
  var stage: String?

  @Flag(help: "Make no tag; tell its name.")
  var dryRun = false

  @OptionGroup var place: ReleasePlace

  func run() async throws {
    var book = try place.book()
    let entry = try book.release(named: ByteString(version))
    let model = try StageChange(entry, stage: "production").model
    let stages = book.stages.stages(of: entry.tag.commit).filter { $0.model == model }
      .map(\.stage).filter { name in stage.map { ByteString($0) == name } ?? true }
    guard !stages.isEmpty else {
      let place = stage.map { ByteString($0).quoted } ?? "any stage"
      throw CommandFailure.usage("\(entry.tag.name.quoted) is not in \(place)")
    }
    for stage in stages {
      try StageChange(entry, stage: stage, isLeaving: true).make(in: book, dryRun: dryRun)
      if !dryRun { book = try ReleaseBook(book.repository, book.settings) }
    }
  }
}
