import ByteText
import IrisPipeline

extension CSVFault {
  /// What is wrong with the file, and what to do.
  var message: String {
    let field = ByteString(field ?? []).quoted
    return switch kind {
    case .notUTF8: "the file is not UTF-8 from here on; save it as UTF-8"
    case .empty: "the file is empty; it needs a header and rows"
    case .noRows: "the file has a header but no rows"
    case .tooFewColumns: "a table needs a feature column and a class column; there is only \(field)"
    case .unnamedColumn: "the column has no name; give it one in the header"
    case .repeatedColumn: "the column \(field) is there twice; rename one"
    case .fieldCount(let expected, let found):
      "the row has \(found) fields where the header has \(expected)"
    case .unclosedQuote: "the quotation mark is never closed"
    case .textAfterQuote: "there is text after the closing quotation mark"
    case .missingValue: "the value is missing (\(field)); fill it in or drop the row"
    case .notANumber: "\(field) is not a number, and only the last column may hold text"
    case .integerTooLarge: "\(field) does not fit 64 bits; write it as a decimal number"
    case .notFinite: "\(field) is too large for a double"
    }
  }
}

extension LabelledDataFault {
  var message: String {
    switch self {
    case .featureIsText(let name): "the column \(ByteString(name).quoted) holds text, not numbers"
    case .continuousClass(let value):
      "the last column must hold classes, but \(value) is a measurement"
    case .unknownClass(let label):
      "the class \(ByteString(label.name).quoted) is none that the model was trained on"
    }
  }
}
