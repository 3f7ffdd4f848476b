import ByteText

/// The attributes that a page of ours has, each with the values that it may have: none runs a script, and none
/// names anything outside of the page.
enum HTMLAttribute: String, CaseIterable {
  case `class`, id, lang, href, role, tabindex, scope, dir
  case ariaLabel = "aria-label"
  case ariaLabelledby = "aria-labelledby"
  case viewBox, width, height, d, x, y, x1, y1, x2, y2, cx, cy, r
  case textAnchor = "text-anchor"

  /// Whether `value`, as it is written, is one of ours.
  func accepts(_ value: ArraySlice<UInt8>) -> Bool {
    switch self {
    case .lang: value == "en"
    case .role: value == "region" || value == "img"
    case .tabindex: value == "0"
    case .scope: value == "col" || value == "row"
    case .dir: value == "ltr"
    case .textAnchor: value == "start" || value == "middle" || value == "end"
    case .id, .class, .ariaLabelledby: !value.isEmpty && value.allSatisfy(Self.isName)
    case .href: value.first == .ascii("#") && value.dropFirst().allSatisfy(Self.isName)
    case .ariaLabel: !value.isEmpty
    case .viewBox, .width, .height, .d, .x, .y, .x1, .y1, .x2, .y2, .cx, .cy, .r:
      !value.isEmpty && value.allSatisfy(Self.isGeometry)
    }
  }

  private static func isName(_ byte: UInt8) -> Bool { byte.isAlphanumeric || byte == .ascii("-") }

  private static func isGeometry(_ byte: UInt8) -> Bool {
    byte.isDigit || " .-MLHV".utf8.contains(byte)
  }
}
