import ByteText
import Testing

@Suite struct VisibleTextTests {
  @Test(arguments: [
    ("plain é 漢", "plain é 漢"),
    ("a\r\nb\t\u{1B}[0m", "a\\r\\nb\\t\\u{1B}[0m"),
    ("\u{202E}gnp.exe", "\\u{202E}gnp.exe"),
    ("\u{FEFF}x\u{FFFE}", "\\u{FEFF}x\\u{FFFE}"),
  ])
  func hiddenCharactersBecomeVisible(text: String, visible: String) {
    #expect(ByteString(text).description == visible)
  }

  @Test func invalidUTF8BecomesVisible() {
    let bytes = ByteString([0x63, 0x61, 0x66, 0xE9, 0xED, 0xA0, 0x80, 0xC0, 0xAF])
    #expect(bytes.description == "caf\\xE9\\xED\\xA0\\x80\\xC0\\xAF")
  }

  @Test func quotedShortensLongText() {
    let text = ByteString([UInt8](repeating: 0x61, count: 81))
    #expect(text.quoted == "'" + String(repeating: "a", count: 80) + "…'")
  }
}
