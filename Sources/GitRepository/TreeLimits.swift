/// Budgets of a snapshot. A repository of 100 kB can name 10^10 files, so listing them must end.
///
/// The Linux kernel, for comparison: 90,000 files, 10 levels, 3.5 MB of paths.
enum TreeLimits {
  /// Files and folders together, in a tree, an index or a work tree.
  static let entries = 200_000
  /// Folders inside folders.
  static let depth = 256
  /// The lengths of all paths together.
  static let pathBytes = 64 << 20
  /// One tree object, or one commit or tag.
  static let objectBytes = 64 << 20
  /// One index file.
  static let indexBytes = 256 << 20
  /// What git prints when it lists entries or references.
  static let listBytes = 128 << 20
  /// One file of ignore rules or attributes.
  static let ruleBytes = 4 << 20
  /// Commits looked at for one question about ancestors.
  static let commits = 1_000_000
}
