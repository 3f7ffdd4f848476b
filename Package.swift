// swift-tools-version: 6.2
import PackageDescription

/// Settings that every target shares; warnings are errors where `CI` is set.
let strict: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

/// A library target of ours: strict memory safety on, so that `grep unsafe` lists the C boundary.
func library(
  _ name: String, _ dependencies: [Target.Dependency] = [], linking: [LinkerSetting] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, swiftSettings: strict + [.strictMemorySafety()],
    linkerSettings: linking)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")

let package = Package(
  name: "mlgate",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "mlgate", targets: ["mlgate"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibgit2", pkgConfig: "libgit2",
      providers: [.apt(["libgit2-dev"]), .brew(["libgit2"])]),
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(name: "CProcess"),

    library("ByteText"),
    library("Hashing", [crypto]),
    library("Findings", ["ByteText"]),
    library("RepositorySnapshot", ["ByteText"]),
    library("JobRunner", ["CProcess", "ByteText"]),
    library("GitRepository", ["CLibgit2", "JobRunner", "RepositorySnapshot", "ByteText"]),
    library("Documents", ["CLibYAML", "RepositorySnapshot", "Findings", "ByteText"]),
    library(
      "DataVersionControl",
      ["Documents", "RepositorySnapshot", "Findings", "Hashing", "ByteText"]),
    library("LFSStorage", ["Hashing", "RepositorySnapshot", "ByteText"]),
    library(
      "Checks",
      ["DataVersionControl", "Documents", "RepositorySnapshot", "Findings", "ByteText"]),
    library(
      "Sharding", ["Checks", "Documents", "RepositorySnapshot", "Findings", "ByteText"]),
    library("Release", ["Documents", "RepositorySnapshot", "Findings", "ByteText"]),

    // `squareRoot()` may call the C library's `sqrt`, which IEEE 754 fixes to the last bit.
    library("IrisPipeline", linking: [.linkedLibrary("m")]),
    library(
      "SmokeTraining",
      [
        "IrisPipeline", "JobRunner", "Documents", "RepositorySnapshot", "Findings", "Hashing",
        "ByteText",
      ]),
    library("Reporters", ["Findings", "ByteText"]),

    library(
      "Configuration",
      ["Checks", "SmokeTraining", "IrisPipeline", "Documents", "Findings", "ByteText"]),
    library(
      "Reference", ["Checks", "Configuration", "Reporters", "Documents", "Findings", "ByteText"]),
    library(
      "ExampleProject",
      [
        "GitRepository", "SmokeTraining", "IrisPipeline", "Release", "Reporters", "Documents",
        "RepositorySnapshot", "Findings", "Hashing", "ByteText",
      ]),

    .executableTarget(
      name: "mlgate",
      dependencies: [
        "ExampleProject", "Reference", "Configuration", "Reporters", "Release", "Sharding",
        "Checks",
        "SmokeTraining", "JobRunner", "IrisPipeline", "GitRepository", "LFSStorage",
        "DataVersionControl", "Documents", "RepositorySnapshot", "Findings", "Hashing", "ByteText",
        argumentParser,
      ],
      swiftSettings: strict + [.strictMemorySafety()]),

    // Prints a section of docs/smoke-training.md.
    .executableTarget(
      name: "smoke-simulation", dependencies: ["SmokeTraining", "IrisPipeline"],
      path: "Benchmarks/SmokeSimulation", swiftSettings: strict + [.strictMemorySafety()]),
    .executableTarget(
      name: "iris-benchmark", dependencies: ["IrisPipeline"], path: "Benchmarks/IrisBenchmark",
      swiftSettings: strict + [.strictMemorySafety()]),
    .executableTarget(
      name: "report-benchmark", dependencies: ["Reporters", "Findings", "ByteText"],
      path: "Benchmarks/ReportBenchmark", swiftSettings: strict + [.strictMemorySafety()]),

    .target(
      name: "TestSupport",
      dependencies: ["Documents", "RepositorySnapshot", "Findings", "ByteText"],
      path: "Tests/TestSupport", swiftSettings: strict),
    tests("ByteTextTests", ["ByteText", "TestSupport"]),
    tests("FindingsTests", ["Findings", "ByteText"]),
    tests("RepositorySnapshotTests", ["RepositorySnapshot", "ByteText", "TestSupport"]),
    tests(
      "GitRepositoryTests", ["GitRepository", "RepositorySnapshot", "ByteText", "TestSupport"]),
    tests("LFSStorageTests", ["LFSStorage", "RepositorySnapshot", "ByteText"]),
    tests(
      "DocumentsTests",
      ["Documents", "RepositorySnapshot", "Findings", "ByteText", "TestSupport"]),
    tests(
      "DataVersionControlTests",
      [
        "DataVersionControl", "Documents", "RepositorySnapshot", "Findings", "ByteText",
        "TestSupport",
      ]),
    tests(
      "ChecksTests",
      [
        "Checks", "DataVersionControl", "Documents", "RepositorySnapshot", "Findings", "ByteText",
        "TestSupport",
      ]),
    tests(
      "ReleaseTests",
      ["Release", "Documents", "RepositorySnapshot", "Findings", "ByteText", "TestSupport"]),
    tests("ReportersTests", ["Reporters", "Findings", "ByteText", "TestSupport"]),
    tests(
      "ConfigurationTests",
      [
        "Configuration", "Checks", "SmokeTraining", "IrisPipeline", "Documents", "Findings",
        "ByteText",
      ]),
    tests(
      "ReferenceTests",
      ["Reference", "Configuration", "Checks", "Documents", "Findings", "ByteText"]),
    .executableTarget(
      name: "JobRunnerProbe", dependencies: ["JobRunner", "Reporters", "ByteText"],
      path: "Tests/JobRunnerProbe", swiftSettings: strict + [.strictMemorySafety()]),
    tests("JobRunnerTests", ["JobRunner", "ByteText", "JobRunnerProbe", "TestSupport"]),
    tests("IrisPipelineTests", ["IrisPipeline", "iris-benchmark", "TestSupport"]),
    tests(
      "SmokeTrainingTests",
      ["SmokeTraining", "IrisPipeline", "Documents", "Findings", "ByteText", "TestSupport"]),
    tests("IrisCommandTests", ["mlgate", "IrisPipeline", "TestSupport", argumentParser]),
    tests(
      "ChangeJudgeTests",
      [
        "mlgate", "Configuration", "Checks", "GitRepository", "Documents", "RepositorySnapshot",
        "Findings", "ByteText", "TestSupport",
      ]),
    tests("EndToEndTests", ["mlgate", "TestSupport"]),
    tests(
      "ExampleProjectTests",
      [
        "mlgate", "ExampleProject", "Checks", "GitRepository", "RepositorySnapshot", "Findings",
        "ByteText", "TestSupport",
      ]),
  ]
)
