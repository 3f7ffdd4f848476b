/// The options of `parsing` in `.dvc/config`: how a mapping becomes a command's arguments.
public struct TemplateOptions: Hashable, Sendable {
  /// `bool = boolean_optional`: false becomes `--no-name`; by default it is left out.
  public var writesFalse = false
  /// `list = append`: the name is written before each element; by default once before all.
  public var repeatsListName = false

  public init() {}
}
