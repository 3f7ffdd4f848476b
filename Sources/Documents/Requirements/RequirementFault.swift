public import ByteText

/// Why pip would reject a line, at the exact place.
public struct RequirementFault: Error, Hashable, Sendable {
  public enum Problem: Hashable, Sendable {
    /// The line does not begin with a package name.
    case expectedName
    /// `numpy=1.26`
    case singleEquals
    /// `numpy=>1.26`; the operator that was meant.
    case reversedOperator(meant: VersionSpecifier.Operator)
    /// `numpy 1.26`
    case missingOperator
    /// `numpy==`
    case missingVersion(VersionSpecifier.Operator)
    /// `numpy==latest`
    case invalidVersion(ByteString)
    /// `numpy>=1.*`, or `==1.0a1.*`
    case misplacedWildcard(VersionSpecifier.Operator)
    /// `torch>=2.1+cu118`
    case misplacedLocal(VersionSpecifier.Operator)
    /// `numpy~=1`
    case compatibleNeedsTwoParts(ByteString)
    /// `numpy>1.0 <2.0`
    case missingComma
    /// A second requirement on the line.
    case secondRequirement
    /// `numpy==1.0# note`
    case commentWithoutBlank
    /// A backslash that is not the last character of its line.
    case strayBackslash
    /// Anything else behind a requirement.
    case unexpectedText(ByteString)
    case invalidExtras
    /// An opening bracket or parenthesis without its closing one.
    case unclosed(ByteString)
    case missingURL
    /// What a marker needs at this place, in words.
    case invalidMarker(expected: String)
    case unknownOption(ByteString)
    /// `--req`, which several options begin with.
    case ambiguousOption(ByteString)
    case optionNeedsValue(ByteString)
    case optionTakesNoValue(ByteString)
    /// `--hash=md5:…`, or no `algorithm:digest` at all.
    case invalidHash(ByteString)
    case unclosedQuote
    /// `git+htps://…`
    case unknownScheme(ByteString)
    /// `-e git+https://…` without `#egg=`.
    case editableWithoutName
    /// `-e` of something that is neither a path nor a VCS URL.
    case notEditable(ByteString)
  }

  public let problem: Problem
  public let range: ByteRange
}
