import ArgumentParser
import Checks

@main
struct MLGate: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "mlgate", version: "0.1.0")

  func run() {
    print(allChecks.count)
  }
}
