import ByteText
import Checks
import Findings
import GitRepository
import RepositorySnapshot

/// Finds the certain fixes of a work tree, and proves each before anything is written.
struct FixJudge {
  private let place: JudgedPlace
  /// All files, whichever of them are to be fixed: a fix may bring a finding elsewhere.
  private let snapshot: Snapshot

  init(_ place: JudgedPlace) {
    self.place = place
    snapshot = place.snapshot.judging(nil)
  }

  /// The fixes that remove their findings and bring no other one.
  func plan() async throws -> FixPlan {
    let unmerged = try fromGit { () throws(GitError) in try place.repository.unmergedPaths() }
    let before = try await findings(of: snapshot)
    let wanted = before.filter { place.snapshot.isJudged($0.location.path) }
    var plan = FixPlan(wanted, snapshot, unmerged: unmerged)
    let proof = FixProof(before: before)
    if try await holds(plan.files, proof) { return plan }
    // One of them is at fault; each is tried alone.
    var wrong: Set<RepositoryPath> = []
    for file in plan.files {
      if try await !holds([file], proof) { wrong.insert(file.path) }
    }
    plan.leaveOut(wrong, because: "the finding would stay, or another one would come")
    if try await !holds(plan.files, proof) {
      plan.leaveOut(
        Set(plan.files.map(\.path)), because: "with the other fixes another finding would come")
    }
    return plan
  }

  private func holds(_ files: [FixedFile], _ proof: FixProof) async throws -> Bool {
    if files.isEmpty { return true }
    return proof.holds(
      for: files, after: try await findings(of: FixedSnapshot.snapshot(snapshot, files)))
  }

  private func findings(of snapshot: Snapshot) async throws -> [ReportedFinding] {
    let judged = JudgedPlace(place.repository, snapshot, place.configuration)
    return try await Gate(judged, reachesFurther: false).report.findings
  }
}
