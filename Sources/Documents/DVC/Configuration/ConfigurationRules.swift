import ByteText

/// What a setting of DVC's configuration may be: `dvc/config_schema.py` of DVC 3.67.
enum ConfigurationRule: Sendable {
  case text
  /// Taken in lower case; lists too.
  case anyText
  case boolean
  case booleanOrText
  case wholeNumber(minimum: Int?)
  case number(minimum: Double?)
  case choice([ByteString])
  /// One or more of the ways to link a file into the work tree.
  case linkTypes
  /// A Python type that no text of a file has: DVC refuses every value.
  case nothing

  /// What is expected where the value is not; nil where it is as it should be.
  func expectation(_ value: ConfigurationValue) -> String? {
    switch (self, value) {
    case (.anyText, _), (.text, .text), (.booleanOrText, .text): return nil
    case (.linkTypes, let value):
      return areLinkTypes(value) ? nil : "some of reflink, hardlink, symlink, copy"
    case (.nothing, _): return "no value: DVC takes none from a file"
    case (_, .list): return "one value; a comma makes a list, so put quotes around it"
    case (.boolean, .text(let text)):
      return ["true", "false"].contains(text.lowercasedASCII) ? nil : "true or false"
    case (.wholeNumber(let minimum), .text(let text)):
      let isNumber = pythonInteger(text).map { $0 >= minimum ?? .min } ?? false
      return isNumber ? nil : "a whole number" + (minimum.map { " of at least \($0)" } ?? "")
    case (.number(let minimum), .text(let text)):
      let isNumber = pythonFloat(text).map { $0 >= minimum ?? -.infinity } ?? false
      return isNumber ? nil : "a number" + (minimum.map { " of at least \(Int($0))" } ?? "")
    case (.choice(let choices), .text(let text)):
      if choices.contains(text.lowercasedASCII) { return nil }
      return "one of " + choices.map(\.description).joined(separator: ", ")
    }
  }
}

private func areLinkTypes(_ value: ConfigurationValue) -> Bool {
  let types: [ByteString] =
    switch value {
    case .list(let list): list
    case .text(let text):
      text.split(separator: .ascii(","), omittingEmptySubsequences: false).map {
        ByteString($0.trimmed)
      }
    }
  return types.allSatisfy { ["reflink", "hardlink", "symlink", "copy"].contains($0) }
}

/// Python's `int(text)` within 64 bits.
private func pythonInteger(_ text: ByteString) -> Int? {
  let digits = text.trimmed
  let unsigned =
    digits.first == .ascii("-") || digits.first == .ascii("+") ? digits.dropFirst() : digits
  guard unsigned.isAllDigits, let value = unsigned.decimalValue else { return nil }
  return digits.first == .ascii("-") ? -value : value
}

/// Python's `float(text)`.
private func pythonFloat(_ text: ByteString) -> Double? {
  let bytes = text.trimmed
  guard bytes.allSatisfy({ $0.isAlphanumeric || "+-.".utf8.contains($0) }), !bytes.contains("x"),
    !bytes.contains("X")
  else { return nil }
  return Double(String(decoding: bytes, as: UTF8.self))
}

extension ConfigurationRule {
  typealias Table = [ByteString: ConfigurationRule]

  /// The sections that have settings.
  static let sections: [ByteString: Table] = [
    "core": [
      "remote": .anyText, "checksum_jobs": .wholeNumber(minimum: 1), "interactive": .boolean,
      "analytics": .boolean, "hardlink_lock": .boolean, "no_scm": .boolean, "autostage": .boolean,
      "experiments": .boolean, "check_update": .boolean, "site_cache_dir": .text,
      "machine": .anyText,
    ],
    "cache": localCommon.merging(
      texts("local", "s3", "gs", "hdfs", "webhdfs", "ssh", "azure", "dir"),
      uniquingKeysWith: { $1 }),
    "state": [
      "dir": .text, "row_limit": .wholeNumber(minimum: 1),
      "row_cleanup_quota": .wholeNumber(minimum: 0),
    ],
    "index": ["dir": .text],
    "plots": ["html_template": .text, "auto_open": .boolean, "out_dir": .text],
    "exp": texts("code", "data", "models", "metrics", "params", "plots", "live", "git_remote")
      .merging(["auto_push": .boolean], uniquingKeysWith: { $1 }),
    "parsing": [
      "bool": .choice(["store_true", "boolean_optional"]), "list": .choice(["nargs", "append"]),
    ],
    "hydra": texts("config_dir", "config_module", "config_name", "plugins_path")
      .merging(["enabled": .boolean], uniquingKeysWith: { $1 }),
    "studio": texts("token", "url", "repo_url")
      .merging(["offline": .boolean], uniquingKeysWith: { $1 }),
  ]

  /// The settings of a `machine`.
  static let machine: Table = texts("image", "ssh_private", "startup_script", "setup_script")
    .merging(
      [
        "cloud": .choice(["aws", "azure"]),
        "region": .choice(["us-west", "us-east", "eu-west", "eu-north"]), "spot": .boolean,
        "spot_price": .number(minimum: nil), "instance_hdd_size": .wholeNumber(minimum: nil),
        "instance_type": .anyText, "instance_gpu": .anyText,
      ], uniquingKeysWith: { $1 })

  /// The settings of a `db`.
  static let database = texts("url", "username", "password")

  /// The settings of a remote by the scheme of its URL, the empty one for a local path.
  static let remotes: [ByteString: Table] = [
    "": localCommon, "s3": s3, "gs": gs, "ssh": ssh, "hdfs": hdfs, "webhdfs": webhdfs,
    "azure": azure, "oss": oss, "gdrive": gdrive, "http": http, "https": http, "webdav": webdav,
    "webdavs": webdav,
  ].mapValues { $0.merging(remoteCommon, uniquingKeysWith: { own, _ in own }) }

  private static let remoteCommon: Table = [
    "url": .text, "checksum_jobs": .wholeNumber(minimum: 1), "jobs": .wholeNumber(minimum: 1),
    "worktree": .boolean, "no_traverse": .boolean, "version_aware": .boolean,
  ]

  private static let localCommon: Table = [
    "type": .linkTypes, "protected": .boolean, "shared": .choice(["group"]),
    "slow_link_warning": .boolean, "verify": .boolean,
  ]

  private static let s3: Table = texts(
    "region", "profile", "credentialpath", "configpath", "endpointurl", "access_key_id",
    "secret_access_key", "session_token", "sse", "sse_kms_key_id", "sse_customer_algorithm",
    "sse_customer_key", "acl", "grant_read", "grant_read_acp", "grant_write_acp",
    "grant_full_control"
  ).merging(
    [
      "listobjects": .boolean, "use_ssl": .boolean, "allow_anonymous_login": .boolean,
      "ssl_verify": .booleanOrText, "cache_regions": .nothing,
      "read_timeout": .wholeNumber(minimum: nil), "connect_timeout": .wholeNumber(minimum: nil),
      "verify": .boolean,
    ], uniquingKeysWith: { $1 })

  private static let gs: Table = [
    "projectname": .text, "credentialpath": .text, "endpointurl": .text, "verify": .boolean,
    "allow_anonymous_login": .boolean,
  ]

  private static let ssh: Table = [
    "type": .linkTypes, "port": .wholeNumber(minimum: nil), "user": .text, "password": .text,
    "ask_password": .boolean, "passphrase": .text, "ask_passphrase": .boolean, "keyfile": .text,
    "timeout": .wholeNumber(minimum: nil), "gss_auth": .boolean, "allow_agent": .boolean,
    "max_sessions": .wholeNumber(minimum: nil), "verify": .boolean,
  ]

  private static let hdfs: Table = ["user": .text, "kerb_ticket": .text, "replication": .nothing]

  private static let webhdfs: Table = texts(
    "kerberos_principal", "proxy_to", "token", "user", "password", "data_proxy_target"
  ).merging(
    [
      "kerberos": .boolean, "ssl_verify": .booleanOrText, "use_https": .boolean, "verify": .boolean,
    ], uniquingKeysWith: { $1 })

  private static let azure: Table = texts(
    "connection_string", "sas_token", "account_name", "account_key", "tenant_id", "client_id",
    "client_secret"
  ).merging(
    [
      "allow_anonymous_login": .boolean, "exclude_environment_credential": .boolean,
      "exclude_visual_studio_code_credential": .boolean,
      "exclude_shared_token_cache_credential": .boolean,
      "exclude_managed_identity_credential": .boolean, "verify": .boolean,
      "timeout": .wholeNumber(minimum: nil), "read_timeout": .wholeNumber(minimum: nil),
      "connection_timeout": .wholeNumber(minimum: nil),
    ], uniquingKeysWith: { $1 })

  private static let oss: Table = texts("oss_key_id", "oss_key_secret", "oss_endpoint")
    .merging(["verify": .boolean], uniquingKeysWith: { $1 })

  private static let gdrive: Table = texts(
    "profile", "gdrive_client_id", "gdrive_client_secret", "gdrive_user_credentials_file",
    "gdrive_service_account_user_email", "gdrive_service_account_json_file_path"
  ).merging(
    [
      "gdrive_use_service_account": .boolean, "gdrive_trash_only": .boolean,
      "gdrive_acknowledge_abuse": .boolean, "verify": .boolean,
    ], uniquingKeysWith: { $1 })

  private static let http: Table = [
    "auth": .choice(["basic", "digest", "custom"]), "custom_auth_header": .text, "user": .text,
    "password": .text, "ask_password": .boolean, "ssl_verify": .booleanOrText, "method": .text,
    "connect_timeout": .number(minimum: 0), "read_timeout": .number(minimum: 0),
    "verify": .boolean,
  ]

  private static let webdav: Table = texts(
    "user", "password", "token", "bearer_token_command", "custom_auth_header", "cert_path",
    "key_path"
  ).merging(
    [
      "ask_password": .boolean, "timeout": .wholeNumber(minimum: nil),
      "ssl_verify": .booleanOrText, "verify": .boolean,
    ], uniquingKeysWith: { $1 })

  private static func texts(_ keys: ByteString...) -> Table {
    Dictionary(keys.map { ($0, ConfigurationRule.text) }, uniquingKeysWith: { $1 })
  }
}
