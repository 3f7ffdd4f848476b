/// Which readers the JUnit report is written for.
public enum JUnitDialect: String, Sendable, CaseIterable {
  /// With the `file` and `line` attributes and the output of single cases that GitLab and the GitHub
  /// actions show; no schema knows them.
  case `default`
  /// Valid against both the Jenkins schema (junit-10.xsd) and the Windy Road schema of Ant: no such
  /// attributes, the commit's time as timestamp (1970 where no commit was judged), host `localhost`.
  case strict
}
