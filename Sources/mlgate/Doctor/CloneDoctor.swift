import ByteText

/// Says what this clone cannot verify.
struct CloneDoctor {
  let place: HookPlace
  /// The folders of PATH.
  let searchPath: [ByteString]

  func diagnoses() throws(CommandFailure) -> [Diagnosis] {
    var found = try history() + objects()
    if !place.isBare { found += try largeFiles() + data() }
    return found.isEmpty ? [.well("clone", "it holds all that can be judged")] : found
  }

  private func history() throws(CommandFailure) -> [Diagnosis] {
    guard try place.ask("rev-parse", "--is-shallow-repository") == "true" else { return [] }
    return [
      .attention(
        "clone", "it is shallow, so what lies before its first commit cannot be judged",
        help: "run 'git fetch --unshallow'")
    ]
  }

  /// The objects of the last commit that are not here: a partial clone's, or lost ones.
  private func objects() throws(CommandFailure) -> [Diagnosis] {
    guard try place.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}") != nil else {
      return []
    }
    let listed = try place.ask(
      "rev-list", "--objects", "--no-object-names", "--missing=print", "--max-count=1", "HEAD")
    let missing = (listed ?? "").split(separator: .lineFeed).count { $0.first == .ascii("?") }
    guard missing > 0 else { return [] }
    let objects = "\(missing) \(missing == 1 ? "object" : "objects") of the last commit"
    let isPartial = try place.ask("config", "--get-regexp", "^remote\\..*\\.promisor$") != nil
    return [
      isPartial
        ? .attention(
          "clone", "it is partial: \(objects) \(missing == 1 ? "is" : "are") not here",
          help: "run 'git fetch --refetch --no-filter'")
        : .attention(
          "clone", "\(objects) \(missing == 1 ? "is" : "are") missing", help: "run 'git fsck'")
    ]
  }

  private func largeFiles() throws(CommandFailure) -> [Diagnosis] {
    let uses = try place.ask(
      "grep", "--cached", "--quiet", "-e", "filter=lfs", "--", ":(glob,top)**/.gitattributes")
    guard uses != nil else { return [] }
    guard isInstalled("git-lfs") else {
      return [
        .attention(
          "git-lfs", "files are kept by git-lfs, which is not installed",
          help: "install git-lfs, then run 'git lfs install'")
      ]
    }
    guard try place.ask("config", "--get", "filter.lfs.clean") != nil else {
      return [
        .attention(
          "git-lfs", "files are kept by git-lfs, which this clone does not use",
          help: "run 'git lfs install --local', then 'git lfs pull'")
      ]
    }
    return [.well("git-lfs", "is used by this clone")]
  }

  private func data() throws(CommandFailure) -> [Diagnosis] {
    let files = try place.ask(
      "ls-files", "--", ":(top)*.dvc", ":(top)dvc.yaml", ":(top).dvc/config")
    guard let files, !files.isEmpty else { return [] }
    guard isInstalled("dvc") else {
      return [
        .attention(
          "DVC", "data is kept by DVC, which is not installed",
          help: "run 'pip install dvc', then 'dvc pull'")
      ]
    }
    return [.well("DVC", "is installed")]
  }

  private func isInstalled(_ name: String) -> Bool {
    searchPath.contains { HookFile(in: $0, named: name).kind == .file(isExecutable: true) }
  }
}
