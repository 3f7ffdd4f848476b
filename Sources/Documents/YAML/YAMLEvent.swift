import ByteText
import CLibYAML

/// One libyaml event, copied out of C. Marks are code point indices.
struct YAMLEvent {
  enum Kind {
    case streamStart, streamEnd, documentStart, documentEnd
    case alias(anchor: ByteString)
    case scalar(value: [UInt8], isPlain: Bool)
    case sequenceStart, mappingStart
    case collectionEnd
  }

  let kind: Kind
  let start: Int
  let end: Int
  let anchor: ByteString?
  let tag: NodeTag
  /// Whether a collection is written with brackets, so that its end mark is exact.
  let isFlow: Bool

  init(_ event: yaml_event_t) {
    start = unsafe Int(event.start_mark.index)
    end = unsafe Int(event.end_mark.index)
    var (anchor, tag, isFlow): (ByteString?, NodeTag, Bool) = (nil, .none, false)
    switch unsafe event.type {
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      kind = unsafe .scalar(
        value: Array(UnsafeBufferPointer(start: scalar.value, count: scalar.length)),
        isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE)
      anchor = unsafe bytes(scalar.anchor)
      tag = unsafe nodeTag(scalar.tag)
    case YAML_ALIAS_EVENT:
      kind = unsafe .alias(anchor: bytes(event.data.alias.anchor) ?? "")
    case YAML_SEQUENCE_START_EVENT:
      kind = .sequenceStart
      anchor = unsafe bytes(event.data.sequence_start.anchor)
      tag = unsafe nodeTag(event.data.sequence_start.tag)
    case YAML_MAPPING_START_EVENT:
      kind = .mappingStart
      anchor = unsafe bytes(event.data.mapping_start.anchor)
      tag = unsafe nodeTag(event.data.mapping_start.tag)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      kind = .collectionEnd
      // A block's end event has no extent: both marks lie where the next token begins.
      isFlow = end > start
    case YAML_DOCUMENT_START_EVENT: kind = .documentStart
    case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
    case YAML_STREAM_START_EVENT: kind = .streamStart
    default: kind = .streamEnd
    }
    (self.anchor, self.tag, self.isFlow) = (anchor, tag, isFlow)
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
