import TestSupport

/// The history of a small ML project that a seed decides: branches, merges of two and three, renames, and
/// files whose faults hang on other files.
struct ProjectHistory {
  let scratch: ScratchRepository

  private typealias Files = [String: ProjectFile]

  init(seed: UInt64) throws {
    scratch = try ScratchRepository()
    var random = SeededGenerator(seed: seed)
    var stream = ""
    var trees: [Files] = []
    for place in 0..<Int.random(in: 6...12, using: &random) {
      let parents = Self.parents(before: place, &random)
      var files = parents.first.map { trees[$0] } ?? Self.beginning(&random)
      for parent in parents.dropFirst() {
        files.merge(trees[parent]) { own, other in Bool.random(using: &random) ? own : other }
      }
      for _ in 0..<Int.random(in: 0...4, using: &random) { Self.change(&files, &random) }
      stream += Self.command(place, parents, files)
      trees.append(files)
    }
    stream += "reset refs/heads/main\nfrom :\(trees.count)\n\n"
    try scratch.git(["fast-import", "--quiet"], input: Array(stream.utf8))
  }

  /// None for a root, among them now and then a second one.
  private static func parents(before place: Int, _ random: inout SeededGenerator) -> [Int] {
    guard place > 0, Int.random(in: 0..<15, using: &random) > 0 else { return [] }
    var parents: [Int] = []
    for _ in 0..<[1, 1, 1, 2, 2, 3][Int.random(in: 0..<6, using: &random)] {
      let parent = max(0, place - 1 - [0, 0, 1, 2, 3][Int.random(in: 0..<5, using: &random)])
      if !parents.contains(parent) { parents.append(parent) }
    }
    return parents
  }

  private static func beginning(_ random: inout SeededGenerator) -> Files {
    var files: Files = [:]
    for path in ProjectFile.paths where Int.random(in: 0..<2, using: &random) == 0 {
      files[path] = ProjectFile(at: path, &random)
    }
    return files
  }

  private static func change(_ files: inout Files, _ random: inout SeededGenerator) {
    let path = ProjectFile.paths[Int.random(in: 0..<ProjectFile.paths.count, using: &random)]
    switch Int.random(in: 0..<6, using: &random) {
    case 0: files[path] = nil
    case 1:
      guard let moved = files[path], let other = ProjectFile.paths.randomElement(using: &random)
      else { return }
      files[path] = nil
      files[other] = moved
    default: files[path] = ProjectFile(at: path, &random)
    }
  }

  private static func command(_ place: Int, _ parents: [Int], _ files: Files) -> String {
    let time = ScratchRepository.time + 3600 * place
    var text = "commit refs/heads/c\(place)\nmark :\(place + 1)\n"
    text += "committer Committer <committer@example.com> \(time) +0000\ndata 1\nx\n"
    for (index, parent) in parents.enumerated() {
      text += "\(index == 0 ? "from" : "merge") :\(parent + 1)\n"
    }
    text += "deleteall\n"
    for (path, file) in files.sorted(by: { $0.key < $1.key }) {
      text += "M \(file.mode) inline \(path)\ndata \(file.text.utf8.count)\n\(file.text)\n"
    }
    return text + "\n"
  }
}
