/// The elements that a page of ours has; there is no other way to write one, and no other is read back.
enum HTMLElement: String, CaseIterable {
  case html, head, meta, link, title, style, body
  case header, nav, main, section, article, footer
  case h1, h2, h3, h4, p, pre, ul, li, dl, dt, dd, div
  case table, caption, thead, tbody, tr, th, td
  case details, summary, figure, figcaption
  case a, span, strong, code, bdi, mark, br
  case svg, path, line, circle, rect, text

  /// How lines are broken around it: it means nothing to a reader, and keeps the page readable as text.
  enum Layout {
    /// A line break behind the start tag and behind the end tag.
    case container
    /// A line break behind the end tag.
    case line
    case inline
  }

  var layout: Layout {
    switch self {
    case .html, .head, .body, .header, .nav, .main, .section, .article, .footer, .ul, .dl, .div,
      .table, .thead, .tbody, .tr, .details, .figure, .svg:
      .container
    case .a, .span, .strong, .code, .bdi, .mark, .br: .inline
    default: .line
    }
  }

  /// Whether it has no content and no end tag.
  var isVoid: Bool { self == .meta || self == .link || self == .br }

  /// 1 to 4 for a heading.
  var headingLevel: Int? {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    default: nil
    }
  }

  /// What it may have besides `class` and `id`.
  var attributes: [HTMLAttribute] {
    switch self {
    case .html: [.lang]
    case .a: [.href]
    case .nav, .section: [.ariaLabel, .ariaLabelledby]
    case .div: [.role, .ariaLabel, .tabindex]
    case .code, .bdi, .p: [.dir]
    case .th: [.scope]
    case .svg: [.viewBox, .width, .height, .role, .ariaLabel]
    case .path: [.d]
    case .line: [.x1, .y1, .x2, .y2]
    case .circle: [.cx, .cy, .r]
    case .rect: [.x, .y, .width, .height]
    case .text: [.x, .y, .textAnchor]
    default: []
    }
  }
}
