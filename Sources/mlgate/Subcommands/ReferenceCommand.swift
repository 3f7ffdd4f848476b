import ArgumentParser
import ByteText
import Reference

/// `mlgate reference`: what `make docs` calls.
struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference", abstract: "Write the generated documentation.", shouldDisplay: false)

  @Flag(help: "Write nothing; fail where a file is stale.")
  var check = false

  @Argument(help: "The documentation folder.", completion: .directory)
  var folder: String

  func run() throws {
    for page in ReferencePage.all {
      let path = "\(folder)/\(page.path)"
      let text = Array(page.text.utf8)
      if !check {
        try PlainFile.replace(path, with: text)
      } else if try PlainFile.bytes(of: path) != text {
        throw CommandFailure.couldNotWork(
          "\(ByteString(path)) is stale; run 'make docs' and commit it")
      }
    }
  }
}
