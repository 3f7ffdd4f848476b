import ByteText
import Findings

extension BrokenFault {
  /// Dependency files REQ001 to REQ007, each in the folder of a tool of its own.
  static let requirements = [
    BrokenFault(
      "REQ001", ExampleFile("tools/plots/requirements.txt", "matplotlib«>=3.8»\nseaborn==0.13.2\n")),
    BrokenFault(
      "REQ002",
      ExampleFile("tools/notebooks/requirements.txt", "jupyterlab==4.2.5\nipywidgets«=»8.1.5\n")),
    BrokenFault(
      "REQ003",
      ExampleFile(
        "tools/web/requirements.txt", "FastAPI==0.115.0\nuvicorn==0.30.6\nfastapi==«0.112.0»\n")
    ),
    BrokenFault(
      "REQ004", ExampleFile("tools/export/requirements.txt", "onnx==1.16.2\n"),
      ExampleFile(
        "tools/export/environment.yaml",
        """
        name: export
        channels:
          - conda-forge
        dependencies:
          - python=3.11
          - onnx=«1.17.0»

        """)),
    BrokenFault(
      "REQ005",
      ExampleFile(
        "tools/tracking/environment.yaml",
        """
        name: tracking
        channels:
          - conda-forge
        dependencies:
          - python=3.11
          - «mlflow»

        """)),
    BrokenFault(
      "REQ006",
      ExampleFile("tools/linting/requirements.txt", "-r «../base.txt»\nruff==0.6.9\n")),
    BrokenFault(
      "REQ007",
      ExampleFile(
        "tools/locked/requirements.txt",
        """
        idna==3.10 \\
            --hash=sha256:946d195a0d259cbba61165e88e65941f16e9b36ea6ddb97f00452bae8b1287d3
        «certifi»==2024.8.30

        """)),
  ]
}
