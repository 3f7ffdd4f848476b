public import ByteText

/// Everything one run found out; each reporter writes the same one.
public struct Report: Sendable {
  /// The version of mlgate that judged.
  public var toolVersion: String
  /// What makes the run fail.
  public var policy: ReportPolicy
  public var source: ReportSource
  /// Sorted by path, line, column, rule.
  public var findings: [ReportedFinding]
  /// Of a range: faults that came in with one of its commits and that a later one took out again. They
  /// fail nothing. In the order of the commits, then as `findings`.
  public var mended: [ReportedFinding] = []
  /// What the user switched off, each with its reason.
  public var skipped: [SkippedCheck]
  /// What could not be judged, each with its reason: any entry makes the run unverified.
  public var unverified: [UnverifiedQuestion]
  public var jobs: [JobOutcome]
  /// Every rule that ran, with the files that it judged, sorted by rule id.
  public var checks: [CheckedRule]
  public var models: [ModelResult]
  /// Of the judged snapshot; nil where nobody asked or there is none.
  public var experiments: ExperimentTable? = nil
  /// Of the newest release of each model that the judged commit holds; empty where nobody asked.
  public var lineages: [LineageGraph] = []
  /// How many files were judged: so that "passed" with zero files is seen.
  public var checkedFiles: Int

  public init(
    toolVersion: String, policy: ReportPolicy = ReportPolicy(), source: ReportSource,
    findings: [ReportedFinding] = [], skipped: [SkippedCheck] = [],
    unverified: [UnverifiedQuestion] = [], jobs: [JobOutcome] = [], checks: [CheckedRule] = [],
    models: [ModelResult] = [], checkedFiles: Int = 0
  ) {
    self.toolVersion = toolVersion
    self.policy = policy
    self.source = source
    self.findings = findings
    self.skipped = skipped
    self.unverified = unverified
    self.jobs = jobs
    self.checks = checks
    self.models = models
    self.checkedFiles = checkedFiles
  }
}

/// What was judged.
public struct ReportSource: Codable, Sendable {
  public enum Kind: String, Codable, Sendable {
    case index, commit, worktree
    /// The commits that one commit reaches and another does not.
    case range
  }

  public var kind: Kind
  /// 40 hexadecimal digits, where a commit was judged.
  public var commit: String?
  /// Seconds since 1970 of that commit.
  public var commitTime: Int?
  /// The commit that a range starts from or that a snapshot is compared with: 40 hexadecimal digits.
  public var base: String?
  /// How many commits a range has.
  public var commitCount: Int?

  public init(kind: Kind, commit: String? = nil, commitTime: Int? = nil, base: String? = nil) {
    self.kind = kind
    self.commit = commit
    self.base = base
    self.commitTime = commitTime
  }
}

/// A finding as every report shows it.
public struct ReportedFinding: Codable, Sendable {
  public var rule: RuleIdentity
  public var severity: Severity
  public var location: SourceLocation
  public var message: String
  public var help: String
  public var related: [RelatedLocation]
  /// The line on which the range starts, cut where it is long; nil for a whole file.
  public var excerpt: SourceExcerpt?
  /// The same for the same fault when lines move: rule, path, source line and which of equals it is.
  public var fingerprint: String
  /// What removes the fault, where that is certain; only `mlgate fix` applies it.
  public var fix: Fix?
  /// The commit that brought the fault in: 40 hexadecimal digits; nil where nobody asked.
  public var commit: String?

  public init(
    rule: RuleIdentity, severity: Severity, location: SourceLocation, message: String,
    help: String, related: [RelatedLocation] = [], excerpt: SourceExcerpt? = nil,
    fingerprint: String, fix: Fix? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.location = location
    self.message = message
    self.help = help
    self.related = related
    self.excerpt = excerpt
    self.fingerprint = fingerprint
    self.fix = fix
  }
}

/// A rule and the files that it judged.
public struct CheckedRule: Sendable {
  public var rule: RuleIdentity
  /// Sorted.
  public var paths: [RepositoryPath]

  public init(rule: RuleIdentity, paths: [RepositoryPath]) {
    self.rule = rule
    self.paths = paths
  }
}

/// Something the user switched off: a rule, a path, a job.
public struct SkippedCheck: Codable, Hashable, Sendable {
  /// The rule's id or the job's name.
  public var name: String
  public var path: RepositoryPath?
  public var reason: String

  public init(name: String, path: RepositoryPath? = nil, reason: String) {
    self.name = name
    self.path = path
    self.reason = reason
  }
}

/// A question that a rule could not answer: shallow history, a blob that is not local.
public struct UnverifiedQuestion: Codable, Hashable, Sendable {
  public var rule: RuleIdentity?
  public var path: RepositoryPath?
  public var reason: String

  public init(rule: RuleIdentity? = nil, path: RepositoryPath? = nil, reason: String) {
    self.rule = rule
    self.path = path
    self.reason = reason
  }
}
