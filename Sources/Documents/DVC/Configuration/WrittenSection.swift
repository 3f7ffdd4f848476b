import ByteText

/// One setting of a `.dvc/config` with the places of its parts.
struct WrittenSetting {
  /// As it is written; DVC takes it in lower case.
  let key: ByteString
  let keyRange: ByteRange
  let value: ConfigurationValue
  let valueRange: ByteRange
}

/// One section, with what is written in it.
struct WrittenSection {
  let name: ByteString
  let range: ByteRange
  let depth: Int
  /// Of settings and sections together.
  var names: Set<ByteString> = []
  var settings: [WrittenSetting] = []
  var sections: [WrittenSection] = []
}
