import ByteText
import CLibYAML

/// One libyaml event, copied out of C. Marks are code point indices.
struct YAMLEvent {
  enum Kind {
    case streamStart, streamEnd, documentStart, documentEnd
    /// `anchor` is its target.
    case alias
    /// Its decoded bytes were appended to the caller's array.
    case scalar(Style)
    case sequenceStart, mappingStart
    case collectionEnd
  }

  enum Style {
    case plain, quoted, block
  }

  let kind: Kind
  let start: Int
  let end: Int
  private(set) var anchor: ByteString?
  private(set) var tag = NodeTag.none
  /// Whether a collection is written with brackets, so that its end mark is exact.
  private(set) var isFlow = false

  init(_ event: UnsafePointer<yaml_event_t>, appendingTo values: inout [UInt8]) {
    start = unsafe Int(event.pointee.start_mark.index)
    end = unsafe Int(event.pointee.end_mark.index)
    switch unsafe event.pointee.type {
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.pointee.data.scalar
      unsafe values.append(
        contentsOf: UnsafeBufferPointer(start: scalar.value, count: scalar.length))
      kind = unsafe .scalar(style(scalar.style))
      anchor = unsafe bytes(scalar.anchor)
      tag = unsafe nodeTag(scalar.tag)
    case YAML_ALIAS_EVENT:
      kind = .alias
      anchor = unsafe bytes(event.pointee.data.alias.anchor)
    case YAML_SEQUENCE_START_EVENT:
      kind = .sequenceStart
      anchor = unsafe bytes(event.pointee.data.sequence_start.anchor)
      tag = unsafe nodeTag(event.pointee.data.sequence_start.tag)
    case YAML_MAPPING_START_EVENT:
      kind = .mappingStart
      anchor = unsafe bytes(event.pointee.data.mapping_start.anchor)
      tag = unsafe nodeTag(event.pointee.data.mapping_start.tag)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      kind = .collectionEnd
      // A block's end event has no extent: both marks lie where the next token begins.
      isFlow = end > start
    case YAML_DOCUMENT_START_EVENT: kind = .documentStart
    case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
    case YAML_STREAM_START_EVENT: kind = .streamStart
    default: kind = .streamEnd
    }
  }
}

private func style(_ style: yaml_scalar_style_t) -> YAMLEvent.Style {
  switch style {
  case YAML_PLAIN_SCALAR_STYLE: .plain
  case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
  default: .quoted
  }
}

private func bytes(_ text: UnsafeMutablePointer<yaml_char_t>?) -> ByteString? {
  guard let text = unsafe text else { return nil }
  var count = 0
  while unsafe text[count] != 0 { count += 1 }
  return unsafe ByteString(UnsafeBufferPointer(start: text, count: count))
}

private func nodeTag(_ text: UnsafeMutablePointer<yaml_char_t>?) -> NodeTag {
  guard let tag = unsafe bytes(text) else { return .none }
  return switch tag {
  case "!": .nonSpecific
  case "tag:yaml.org,2002:str": .string
  case "tag:yaml.org,2002:int": .integer
  case "tag:yaml.org,2002:float": .float
  case "tag:yaml.org,2002:bool": .boolean
  case "tag:yaml.org,2002:null": .null
  default: .other
  }
}
