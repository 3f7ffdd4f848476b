import ByteText
import Documents
import Findings
import TestSupport
import Testing

/// The text of whose md5 DVC makes the checksum of a `.dvc` file.
@Suite struct DVCChecksumVectorTests {
  @Test func checksummedBytesAreDVCs() throws {
    let cases = vectorCases("dvc-checksums.json")
    #expect(cases.count == 37)
    for value in cases {
      let fields = try #require(value.dictionary)
      let text = try #require(fields["text"]?.string)
      let example = Example("", [ExampleFile("p/a.dvc", text), ExampleFile(".dvc/config", "")])
      let file = ExampleRepository(example).documents.dvcProjects[0].dvcFiles[0]
      let bytes = file.checksummedBytes.map { ByteString($0) }
      #expect(bytes == fields["hashed"]?.string, "\(text)")
    }
  }

  @Test func jsonIsPythons() {
    let value = PythonValue.dictionary([
      "b": .list([.none, .boolean(true), .integer(-1), .float(1e-5), .float(1e16), .float(2)]),
      "a": "\u{1F600}\u{e9}\"\\\n\u{7f}/", "": .dictionary([:]),
    ])
    #expect(
      String(decoding: value.jsonBytes, as: UTF8.self)
        == #"{"": {}, "a": "\ud83d\ude00\u00e9\"\\\n\u007f/", "b": [null, true, -1, 1e-05, 1e+16, 2.0]}"#
    )
  }
}
