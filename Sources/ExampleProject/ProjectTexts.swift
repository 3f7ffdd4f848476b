import ByteText
import GitRepository

/// The project's files that hold no figure.
enum ProjectTexts {
  static let readme = """
    # Iris classifier

    A small machine-learning project that shows what goes where: code and configurations in git, data in
    DVC, weights in git-lfs, and a gate (mlgate) that keeps them in agreement.

    | content | where | tool |
    |---|---|---|
    | experiment configurations | `experiments/` | git |
    | parameters, metrics and plots | `params.yaml`, `metrics.json`, `plots/` | git |
    | raw data, splits and the trained model | `data/`, `models/model.json` | DVC |
    | weights | `models/iris/*.safetensors` | git-lfs |
    | model metadata | `models/iris/*.json` | git |
    | what the gate's training run has to repeat to the last bit | `.mlgate-smoke.json` | git |
    | dependencies | `requirements.txt`, `environment.yaml` | git |

    ## Setup

        pip install -r requirements.txt
        git lfs install --local && git lfs checkout
        dvc pull

    The DVC remote is the folder `iris-dvc-remote` beside the project; `dvc push` fills it.

    ## Usage

        dvc repro
        mlgate run

    ## Making the figures again

    `dvc repro` makes the data, its split, the model and its metrics; `dvc metrics diff` and `dvc params diff`
    compare two commits. The weights of a release and the results of an experiment follow from its `c`:

        mlgate iris train-model --train data/processed/train.csv --c 10 \\
          --output build/model.json --safetensors build/model_v1.0.0.safetensors
        mlgate iris evaluate --model build/model.json --test data/processed/test.csv \\
          --metrics build/test.json

    `val_accuracy` is that of a five-fold cross-validation over all 150 rows, which `mlgate run` does too.

    ## Data

    The iris data set: 150 flowers, four lengths in centimetres, three species (R. A. Fisher, "The use of
    multiple measurements in taxonomic problems", 1936; measured by E. Anderson). `dvc.yaml` makes it and
    its split; `RESULTS.md` lists the released models.

    """

  static let gitAttributes = """
    # PyTorch
    *.pth filter=lfs diff=lfs merge=lfs -text
    *.pt filter=lfs diff=lfs merge=lfs -text

    # TensorFlow
    *.h5 filter=lfs diff=lfs merge=lfs -text
    *.pb filter=lfs diff=lfs merge=lfs -text
    *.ckpt filter=lfs diff=lfs merge=lfs -text

    # Interchange formats
    *.onnx filter=lfs diff=lfs merge=lfs -text
    *.safetensors filter=lfs diff=lfs merge=lfs -text

    # Python objects
    *.pkl filter=lfs diff=lfs merge=lfs -text
    *.pickle filter=lfs diff=lfs merge=lfs -text

    # Large tables that DVC does not hold
    *.parquet filter=lfs diff=lfs merge=lfs -text
    *.feather filter=lfs diff=lfs merge=lfs -text

    """

  static let gitIgnore = """
    # Python
    __pycache__/
    *.pyc
    .venv/

    # Secrets
    .env

    # Results that can be made again
    build/
    mlgate-junit.xml

    """

  static let dvcIgnore = """
    # Patterns of files that DVC leaves out, as in .gitignore.

    """

  static let dvcGitIgnore = "/config.local\n/tmp\n/cache\n"

  static let dvcConfig = """
    [core]
        remote = local
        autostage = true
    ['remote "local"']
        url = ../../iris-dvc-remote

    """

  static let requirements = """
    # Numbers
    numpy==2.1.3
    pandas==2.2.3
    scikit-learn==1.5.2

    # Weights
    safetensors==0.4.5

    # Data versions
    dvc==3.56.0

    # Configuration
    pyyaml==6.0.2

    # Tests
    pytest==8.3.3

    """

  static let environment = """
    name: iris-classifier
    channels:
      - conda-forge
    dependencies:
      - python=3.11
      - numpy=2.1.3
      - pandas=2.2.3
      - scikit-learn=1.5.2
      - pip
      - pip:
        - safetensors==0.4.5
        - dvc==3.56.0
        - pyyaml==6.0.2
        - pytest==8.3.3

    """

  static let configuration = """
    # What the gate asks for beyond its defaults: mlgate explain RULE tells about each rule.
    smoke_train:
      accuracy: 0.9

    """

  static let workflow = """
    name: gate

    on:
      pull_request:
      push:
        branches: [main]

    permissions:
      contents: read

    jobs:
      gate:
        runs-on: ubuntu-24.04
        steps:
          - uses: actions/checkout@v5
            with:
              fetch-depth: 0
              persist-credentials: false
          - run: mlgate run --output junit=mlgate-junit.xml

    """
}
