import ByteText
import ExampleProject
import Foundation
import GitRepository
import TestSupport

/// An example project in a temporary folder; removed with the value.
final class MadeProject: Sendable {
  let folder: URL
  private let scratch: ScratchRepository

  init(broken: Bool = false) throws {
    scratch = try ScratchRepository()
    folder = scratch.container.appending(path: "project")
    let environment = GitEnvironment(
      workingFolder: ByteString(scratch.container.path), variables: [:])
    try ExampleProject(toolVersion: "1.2.3").make(
      at: ByteString(folder.path), broken: broken, environment: environment)
  }

  func git(_ arguments: String...) throws -> String {
    try run("git", arguments, environment: scratch.environment, in: folder)
  }

  /// Runs the `mlgate` that was built with the tests.
  @discardableResult
  func mlgate(_ arguments: [String], status: Int32 = 0) throws -> String {
    try run(
      builtProgram("mlgate"), arguments, environment: scratch.environment, in: folder,
      status: status)
  }

  func file(_ path: String) throws -> Data { try Data(contentsOf: folder.appending(path: path)) }

  /// Every file below the folder with its content, git's own ones included; of a link its target.
  func everyByte() throws -> [String: Data] {
    let manager = FileManager.default
    var bytes: [String: Data] = [:]
    for path in try manager.subpathsOfDirectory(atPath: folder.path) {
      let file = folder.appending(path: path).path
      switch try manager.attributesOfItem(atPath: file)[.type] as? FileAttributeType {
      case .typeRegular?: bytes[path] = try Data(contentsOf: URL(filePath: file))
      case .typeSymbolicLink?:
        bytes[path] = Data(try manager.destinationOfSymbolicLink(atPath: file).utf8)
      default: break
      }
    }
    return bytes
  }
}
