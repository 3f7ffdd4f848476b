import ArgumentParser
import ByteText
import Checks
import Configuration
import Reference
import Reporters

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
      let path = ByteString("\(folder)/\(page.path)")
      let text = Array(page.text.utf8)
      do throws(OutputError) {
        let file = try AtomicFile(locking: path)
        if try file.read() == text { continue }
        if !check { try file.replace(with: text) }
      } catch {
        throw CommandFailure.couldNotWork(error.description)
      }
      guard !check else {
        throw CommandFailure.couldNotWork("\(path) is stale; run 'make docs' and commit it")
      }
    }
  }
}
