import Foundation
import TestSupport
import Testing

/// `mlgate hook prepare-commit-msg`: the message that is offered for what is staged.
@Suite struct PrepareMessageTests {
  let repository: ScratchRepository

  init() throws {
    repository = try ScratchRepository.clean()
    try repository.write("../editor", "#!/bin/sh\ncp \"$1\" ../seen\n")
    try repository.sh("chmod +x ../editor").expectPassed()
  }

  /// What the editor shows when the staged files are committed.
  private func offered(_ options: String = "") throws -> String {
    try repository.install("prepare-commit-msg")
    try repository.git("add", "--all")
    _ = try repository.sh("rm -f ../seen; GIT_EDITOR=../editor git commit --quiet \(options)")
    return try repository.sh("cat ../seen").output
  }

  private let comments = """

    # Please enter the commit message for your changes. Lines starting
    """

  private func writeExperiments() throws {
    try repository.write(
      "experiments/exp-001-baseline.yaml",
      """
      experiment: {id: exp-001, name: baseline ResNet-50}
      model: {architecture: resnet50}
      data: {version: "1"}
      training: {optimizer: sgd, learning_rate: 0.1, seed: 1}
      results: {test_accuracy: 0.848}

      """)
    try repository.commit("experiment: baseline")
    try repository.write(
      "experiments/exp-003-adam-optimizer.yaml",
      """
      experiment: {id: exp-003, parent_experiment: exp-001}
      model: {architecture: resnet50}
      data: {version: "1"}
      training: {optimizer: adam, learning_rate: 0.1, seed: 1, beta: 0.9}
      results: {test_accuracy: 0.871, val_loss: 0.389, training_time_hours: 45.8}

      """)
  }

  @Test func experiment() throws {
    try writeExperiments()
    let text = try offered()
    #expect(
      text.hasPrefix(
        """
        experiment: adam optimizer (exp-003)

        Results:
        - Test accuracy: 87.1%
        - Val loss: 0.389
        - Training time: 45.8 hours
        - Change: training.beta: none → 0.9
        - Change: training.optimizer: sgd → adam
        \(comments)
        """), "\(text)")
    // What is offered passes the rules on messages.
    try repository.install("commit-msg")
    try repository.expect(
      "cp ../seen .git/offered; git reset --quiet --soft HEAD~1; mlgate hook commit-msg .git/offered",
      Outcome(0, output: "passed: 1 file checked\n"))
  }

  @Test func model() throws {
    try repository.write(".gitattributes", "*.pth filter=lfs diff=lfs merge=lfs -text\n")
    try repository.commit("config: track weights")
    try repository.write(
      "models/resnet50/model_v1.2.0.json",
      """
      {
        "model_name": "ResNet-50", "version": "1.2.0", "architecture": "resnet50",
        "framework": "pytorch", "framework_version": "2.1.0",
        "training_config": {"experiment_id": "exp-003"}, "metrics": {"test_accuracy": 0.871}
      }

      """)
    try repository.write(
      "models/resnet50/model_v1.2.0.pth",
      "version https://git-lfs.github.com/spec/v1\noid sha256:\(String(repeating: "a", count: 64))\nsize 5\n"
    )
    try repository.sh("git config filter.lfs.clean cat; git config filter.lfs.smudge cat")
      .expectPassed()
    let text = try offered()
    #expect(
      text.hasPrefix(
        """
        model: add ResNet-50 v1.2.0

        Model checkpoint from exp-003:
        - Architecture: resnet50
        - Test accuracy: 87.1%
        - Framework: pytorch 2.1.0
        - Weights tracked with Git LFS
        \(comments)
        """), "\(text)")
  }

  @Test func data() throws {
    let hash = String(repeating: "a", count: 32)
    try repository.write(
      "data/validation.csv.dvc", "outs:\n- md5: \(hash)\n  size: 120\n  path: validation.csv\n")
    let text = try offered()
    #expect(
      text.hasPrefix(
        """
        data: add data/validation.csv

        - Size of data/validation.csv: 120 bytes
        - DVC hash of data/validation.csv: \(hash)

        Run 'dvc pull' to download.
        \(comments)
        """), "\(text)")
  }

  @Test func dependenciesAndDocumentation() throws {
    try repository.write("requirements.txt", "numpy==2.2.0\n")
    #expect(try offered().hasPrefix("deps: update requirements.txt\n\(comments)"))
    try repository.write("README.md", "# x\n")
    try repository.write("docs/use.md", "# x\n")
    #expect(try offered().hasPrefix("docs: add README.md and 1 more\n\(comments)"))
    try repository.write("RESULTS.md", "| a |\n")
    #expect(try offered().hasPrefix("results: update RESULTS.md\n\(comments)"))
  }

  /// Nothing conventional to say: git's own text stays byte for byte.
  @Test func nothingToOffer() throws {
    try repository.write("train.py", "x = 1\n")
    #expect(try offered().hasPrefix("\(comments)"))
  }

  /// What somebody typed, or git made, is never overwritten.
  @Test func typedMessages() throws {
    try repository.write("requirements.txt", "numpy==2.2.0\n")
    #expect(try offered("--message mine --edit").hasPrefix("mine\n\(comments)"))
    try repository.write("../template", "fix: from a template\n")
    try repository.write("requirements.txt", "numpy==2.3.0\n")
    #expect(try offered("--template ../template").hasPrefix("fix: from a template\n\(comments)"))
    try repository.write("requirements.txt", "numpy==2.4.0\n")
    #expect(try offered("--amend").hasPrefix("mine\n"))
    try repository.write("requirements.txt", "numpy==2.5.0\n")
    try repository.git("add", "--all")
    try repository.sh("git commit --quiet --squash HEAD --no-edit").expectPassed()
    #expect(try repository.git("log", "-1", "--format=%s").hasPrefix("squash! "))
  }

  /// A hook that only helps never stands in the way.
  @Test func brokenConfiguration() throws {
    try repository.install("prepare-commit-msg")
    try repository.write(".mlgate.yaml", "strict: maybe\n")
    try repository.git("add", "--all")
    try repository.sh("git commit --quiet --message x").expectPassed()
    #expect(try repository.sh("mlgate hook prepare-commit-msg nowhere").exitCode == 0)
  }

  @Test func verbose() throws {
    try repository.write("requirements.txt", "numpy==2.2.0\n")
    let text = try offered("--verbose")
    #expect(text.hasPrefix("deps: update requirements.txt\n\(comments)"))
    #expect(text.contains("\n+numpy==2.2.0\n"))
    #expect(try repository.git("log", "-1", "--format=%B") == "deps: update requirements.txt\n")
  }
}
