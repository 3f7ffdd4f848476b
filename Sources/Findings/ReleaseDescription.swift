public import ByteText

/// What a release is, section by section, for the message of its tag and for its notes: every value comes
/// from the metadata and the experiment.
public struct ReleaseDescription: Sendable {
  public struct Section: Sendable {
    /// Nil for the first, which says what the model is.
    public let title: String?
    public let items: [Item]

    public init(_ title: String?, _ items: [Item]) {
      (self.title, self.items) = (title, items)
    }
  }

  /// One line of a section.
  public struct Item: Sendable {
    /// The name of the figure as the metadata has it; nil where the value speaks for itself.
    public let name: ByteString?
    public let value: ByteString
    /// What it was in the release before, in a few words of ours and of numbers.
    public let note: ByteString?

    public init(_ name: ByteString?, _ value: ByteString, note: ByteString? = nil) {
      (self.name, self.value, self.note) = (name, value, note)
    }
  }

  /// Without `v`.
  public let version: ByteString
  public let model: ByteString
  public let architecture: ByteString?
  public let tag: ByteString
  public let sections: [Section]

  public init(
    version: ByteString, model: ByteString, architecture: ByteString?, tag: ByteString,
    sections: [Section]
  ) {
    (self.version, self.model, self.architecture) = (version, model, architecture)
    (self.tag, self.sections) = (tag, sections)
  }
}
