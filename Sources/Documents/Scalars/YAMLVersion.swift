/// The two readings of YAML that Python programs meet.
enum YAMLVersion {
  /// YAML 1.1 as PyYAML 6 reads it.
  case yaml11
  /// YAML 1.2 as ruamel.yaml reads it, and DVC through it.
  case yaml12
}
