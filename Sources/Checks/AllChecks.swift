/// Every check, sorted by rule id. A test fails where a file under a family's folder is missing here.
public let allChecks: [any Check.Type] = [
  InvalidYAML.self,
  InvalidJSON.self,
  DuplicateKey.self,
  AmbiguousScalar.self,
  NumberOutOfRange.self,
  NotUTF8.self,
  DocumentTooLarge.self,
  MergeConflictMarker.self,
  MultipleDocuments.self,
  SymlinkedFile.self,
  CollidingNames.self,
]
