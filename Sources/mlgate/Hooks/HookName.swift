import ArgumentParser

/// The git hooks that mlgate has an answer for, by git's own names (githooks(5)).
enum HookName: String, ExpressibleByArgument, CaseIterable {
  case preCommit = "pre-commit"
  case preMergeCommit = "pre-merge-commit"
  case prepareCommitMessage = "prepare-commit-msg"
  case commitMessage = "commit-msg"
  case prePush = "pre-push"
  case postCheckout = "post-checkout"
  case postMerge = "post-merge"
  case preReceive = "pre-receive"
  case update

  /// Whether the hook guards a server, where the person who pushes has no say.
  var isOnServer: Bool { self == .preReceive || self == .update }

  /// Whether the hook only advises: it never fails.
  var isAdvice: Bool {
    self == .postCheckout || self == .postMerge || self == .prepareCommitMessage
  }
}
