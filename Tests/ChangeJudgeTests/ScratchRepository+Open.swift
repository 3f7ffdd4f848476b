import ByteText
import Foundation
import GitRepository
import TestSupport

extension ScratchRepository {
  func open() throws -> GitRepository {
    let variables = environment.map { (ByteString($0.key), ByteString($0.value)) }
    return try GitRepository(
      at: ".",
      environment: GitEnvironment(
        workingFolder: ByteString(folder.path),
        variables: Dictionary(uniqueKeysWithValues: variables)))
  }
}
