import ByteText
import CLibYAML

/// The only owner of a `yaml_parser_t`.
///
/// libyaml keeps pointers into its own struct and into the input, so the struct lives on the heap at
/// one address, and the input is copied beside it and freed after it.
@safe struct YAMLParser: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>

  /// A parser over UTF-8 `bytes` without a byte-order mark.
  init(_ bytes: some Collection<UInt8>) {
    unsafe parser = .allocate(capacity: 1)
    unsafe input = .allocate(capacity: bytes.count)
    _ = unsafe input.initialize(from: bytes)
    // yaml.h: returns 1 if the function succeeded, 0 on error; the only error is memory.
    let status = unsafe yaml_parser_initialize(parser)
    precondition(status == 1, "out of memory")
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe input.deallocate()
  }

  /// The next event; a scalar's decoded bytes are appended to `values`. Throws where the bytes are
  /// not YAML.
  func next(appendingTo values: inout [UInt8]) throws(YAMLProblem) -> YAMLEvent {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw problem }
    defer { unsafe yaml_event_delete(&event) }
    return unsafe YAMLEvent(&event, appendingTo: &values)
  }

  private var problem: YAMLProblem {
    let state = unsafe parser.pointee
    let text = unsafe state.problem.map { unsafe String(cString: $0) } ?? "not YAML"
    if unsafe state.error == YAML_READER_ERROR {
      return YAMLProblem(text: text, byteOffset: unsafe Int(state.problem_offset))
    }
    let context = unsafe state.context.map { unsafe String(cString: $0) }
    return unsafe YAMLProblem(
      text: text, characterIndex: Int(state.problem_mark.index), context: context,
      contextIndex: context == nil ? nil : Int(state.context_mark.index))
  }
}

/// What libyaml says about bytes that are not YAML.
struct YAMLProblem: Error {
  var text: String
  /// Where reading failed: in code points, or in bytes where the reader itself failed.
  var characterIndex: Int?
  var byteOffset: Int?
  var context: String?
  var contextIndex: Int?

  init(text: String, byteOffset: Int) {
    self.text = text
    self.byteOffset = byteOffset
  }

  init(text: String, characterIndex: Int, context: String?, contextIndex: Int?) {
    self.text = text
    self.characterIndex = characterIndex
    self.context = context
    self.contextIndex = contextIndex
  }
}
