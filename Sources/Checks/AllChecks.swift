/// Every check, sorted by rule id. A test fails where a file under a family's folder is missing here.
public let allChecks: [any Check.Type] = [
  DuplicateKey.self
]
