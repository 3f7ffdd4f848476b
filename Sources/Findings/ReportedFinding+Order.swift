extension [ReportedFinding] {
  /// As every report lists them: by path, line, column, rule and message.
  public func inReportOrder() -> [ReportedFinding] {
    sorted { ($0.location, $0.rule.id, $0.message) < ($1.location, $1.rule.id, $1.message) }
  }
}
