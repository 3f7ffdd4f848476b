import ByteText
public import Documents
public import Findings

/// Flags lines that pip would reject, at the character where it stops.
public struct InvalidRequirement: Check {
  public static let rule = Rule(
    id: "REQ002",
    name: "invalid-requirement",
    severity: .error,
    subject: .requirements,
    summary: "pip rejects a line of a requirements file",
    rationale: """
      pip stops at the first line that it cannot read and installs nothing. The usual cause is a \
      habit from conda (`numpy=1.26`) or two requirements on one line. The grammar is pip 26's: PEP \
      508 requirements, PEP 440 versions, pip's own options. A line with `${NAME}` is only known \
      where pip runs, so it is never invalid.
      """,
    help: "write it as pip reads it: NAME==VERSION, one requirement a line",
    passing: [
      Example(
        "everything that pip reads",
        [
          ExampleFile(
            "requirements.txt",
            """
            # a comment \\
            --extra-index-url https://download.pytorch.org/whl/cu118
            numpy \\
              ==1.26.0  # why
            torch==2.1.0 --hash=sha256:0123
            a[x,y] (>=1.0,!=1.5) ; os_name == 'posix' and (python_version in "3.9 3.10")
            b==${VERSION}
            ./wheels/c-1.0-py3-none-any.whl

            """)
        ])
    ],
    failing: [
      Example(
        "operators",
        [
          ExampleFile(
            "requirements.txt",
            "numpy«=»1.26.0\nscipy«=>»1.10\ntorch «2.1.0»\npandas«==»\njax==«latest»\nx>1.0 «<2.0»\n"
          )
        ]),
      Example(
        "versions",
        [
          ExampleFile(
            "requirements.txt",
            "a>=1«.*»\nb~=2.1.0«+cu118»\nc~=«1»\nd==«1.0-x-y»\ne==1.0a1«.*»\nf==«$VERSION»\n")
        ]),
      Example(
        "what follows a requirement",
        [
          ExampleFile(
            "requirements.txt",
            "a==1.0«# note»\nb==1.0 «c==2.0»\nd «e»\nf==1.0 «\\» \n«\"g==1.0\"»\nh[x «y»]==1\ni«[»x\n"
          )
        ]),
      Example(
        "markers",
        [
          ExampleFile(
            "requirements.txt",
            """
            a==1; «python_version»
            b==1; «python_versoin» < "3"
            c==1; os_name == «"nt»
            d==1; «(»os_name == 'nt'
            e==1; os_name == 'nt' «xor» os_name == 'x'

            """)
        ]),
      Example(
        "options",
        [
          ExampleFile(
            "requirements.txt",
            """
            a==1.0 --hash=«md5:0123»
            «-z» b
            «--requirments» base.txt
            «-r»
            «--no-index=yes»
            -e «c==1.0»
            -e «git+https://example.com/d.git@v1»
            «git+htps»://example.com/e.git
            -f «'./wheels»

            """)
        ]),
      Example(
        "in the pip list of a conda environment",
        [ExampleFile("environment.yml", "dependencies:\n  - pip:\n      - numpy«=»1.26\n")]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.requirementLists.flatMap { file in
      file.invalid.map { fault in
        Finding(.invalid(fault.problem), at: file.source.location(of: fault.range))
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func invalid(_ problem: RequirementFault.Problem) -> Self {
    switch problem {
    case .expectedName: "expected a package name at the start of the requirement"
    case .singleEquals: "'=' is not an operator of pip: write '=='"
    case .reversedOperator(let meant): "write the operator as '\(meant.rawValue)'"
    case .missingOperator: "expected an operator before the version: write '=='"
    case .secondRequirement: "a second requirement on the line: put it on a line of its own"
    case .commentWithoutBlank: "a comment needs a blank before its '#'"
    case .strayBackslash: "a backslash continues the line only as its last character"
    case .unexpectedText(let text): "expected ',', ';' or the end of the line, not \(text.quoted)"
    case .missingComma: "expected a comma before the next version clause"
    case .invalidExtras: "expected extras such as '[a,b]'"
    case .unclosed(let bracket): "\(bracket.quoted) is never closed"
    case .missingURL: "expected a URL after '@'"
    case .invalidMarker(let expected): "expected \(expected) in the marker"
    default: invalidVersion(problem)
    }
  }

  private static func invalidVersion(_ problem: RequirementFault.Problem) -> Self {
    switch problem {
    case .missingVersion(let comparison): "expected a version after '\(comparison.rawValue)'"
    case .invalidVersion(let text): "\(text.quoted) is not a version: expected one such as '1.26.4'"
    case .misplacedWildcard(.equal), .misplacedWildcard(.notEqual):
      "'.*' cannot follow a pre-release, post-release, development or local version"
    case .misplacedWildcard(let comparison):
      "'.*' works with '==' and '!=' only, not with '\(comparison.rawValue)'"
    case .misplacedLocal(let comparison):
      "a local version works with '==' and '!=' only, not with '\(comparison.rawValue)'"
    case .compatibleNeedsTwoParts(let text):
      "'~=' needs a version of two parts or more: write '~=\(text).0' or '==\(text).*'"
    default: invalidOption(problem)
    }
  }

  private static func invalidOption(_ problem: RequirementFault.Problem) -> Self {
    switch problem {
    case .ambiguousOption(let name): "several options begin with \(name.quoted): write it in full"
    case .optionNeedsValue(let name): "the option \(name.quoted) needs a value"
    case .optionTakesNoValue(let name): "the option \(name.quoted) takes no value"
    case .invalidHash(let text):
      "\(text.quoted) is no hash that pip takes: write 'sha256:', 'sha384:' or 'sha512:' and the digest"
    case .unknownScheme(let scheme):
      "pip fetches nothing with \(scheme.quoted): write 'https', 'git+https' or 'git+ssh'"
    case .editableWithoutName:
      "an editable URL does not say what it holds: append '#egg=NAME', or write 'NAME @ URL'"
    case .unclosedQuote: "a quote or backslash in the options has no end"
    case .notEditable(let text):
      "\(text.quoted) cannot be editable: '-e' takes a folder or a VCS URL such as 'git+https://…'"
    case .unknownOption(let name): "pip has no option \(name.quoted) in requirements files"
    default: "pip cannot read this"
    }
  }
}
