public import ByteText

/// A value of a `.dvc/config`: a comma without quotes makes a list.
public enum ConfigurationValue: Hashable, Sendable {
  case text(ByteString)
  case list([ByteString])
}
