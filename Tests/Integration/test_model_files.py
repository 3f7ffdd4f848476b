"""The model files in the hands of those who own their formats: scikit-learn, joblib, ONNX and its runtime."""

import io
import json
import os
import pickle
import subprocess
import warnings

import joblib
import numpy
import onnx
import onnxruntime
import pandas
import pytest
from sklearn.base import clone
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, log_loss

# Name: labels, number of features.
KINDS = {
    "iris": None,
    "texts": (["setosa", "Wíld 野", "b c"], 4),
    "two numbers": ([-5, 3], 3),
    "two texts": (["no", "yes"], 3),
    "four": ([0, 1, 2, 10**12], 5),
    "one feature": ([0, 1, 2], 1),
    "many features": ([0, 1, 2], 60),
}


def table(labels, features, seed=5, rows=240):
    """Overlapping clouds of points, one a label; the last column is the label."""
    random = numpy.random.RandomState(seed)
    positions = random.randint(len(labels), size=rows)
    centres = random.normal(size=(len(labels), features))
    values = centres[positions] + random.normal(size=(rows, features)) * 1.5
    names = [f"größe {column} (cm)" for column in range(features)]
    frame = pandas.DataFrame(values, columns=names)
    frame["class"] = [labels[position] for position in positions]
    return frame


@pytest.fixture(params=KINDS)
def trained(request, tmp_path, run):
    """A folder with train.csv, test.csv and the model in three forms."""
    if KINDS[request.param] is None:
        run("mlgate", "iris", "get-data", "--output", tmp_path / "data.csv")
        frame = pandas.read_csv(tmp_path / "data.csv").sample(frac=1, random_state=3)
    else:
        frame = table(*KINDS[request.param])
    frame.iloc[:100].to_csv(tmp_path / "train.csv", index=False)
    frame.iloc[100:].to_csv(tmp_path / "test.csv", index=False)
    run(
        "mlgate", "iris", "train-model", "--train", "train.csv", "--output", "model.json", "--c", "0.5",
        "--max-iterations", "70", "--pickle", "model.pkl", "--onnx", "model.onnx", cwd=tmp_path,
    )
    return tmp_path


def evaluate(run, folder, model):
    """The metrics, and the predictions as a table."""
    run(
        "mlgate", "iris", "evaluate", "--model", model, "--test", "test.csv", "--metrics", "metrics.json",
        "--predictions", "predictions.csv", cwd=folder,
    )
    metrics = json.loads((folder / "metrics.json").read_text(encoding="utf-8"))
    return metrics, pandas.read_csv(folder / "predictions.csv", dtype={"label": str, "predicted": str})


def held_out(folder):
    """The features and the labels of the rows that test."""
    frame = pandas.read_csv(folder / "test.csv")
    return frame.iloc[:, :-1], frame.iloc[:, -1]


def of_true_class(probabilities, labels, classes):
    positions = [list(classes).index(label) for label in labels]
    return probabilities[numpy.arange(len(labels)), positions]


def assert_equal(ours, predicted, probabilities, labels, classes):
    assert list(ours["label"]) == [str(label) for label in labels]
    assert list(ours["predicted"]) == [str(label) for label in predicted]
    theirs = of_true_class(probabilities, labels, classes)
    assert numpy.abs(ours["probability"] - theirs).max() < 1e-12


@pytest.mark.parametrize("load", [pandas.read_pickle, joblib.load])
def test_scikit_learn_predicts_the_same(trained, run, load):
    values, labels = held_out(trained)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        model = load(trained / "model.pkl")
        probabilities, predicted = model.predict_proba(values), model.predict(values)
    _, ours = evaluate(run, trained, "model.json")
    assert_equal(ours, predicted, probabilities, labels, model.classes_)


def test_scikit_learn_trains_the_same(trained):
    """The parameters are scikit-learn's own: a copy of the model, trained to the end, has our coefficients."""
    frame = pandas.read_csv(trained / "train.csv")
    model = pickle.loads((trained / "model.pkl").read_bytes())
    expected = LogisticRegression(C=0.5, solver="newton-cholesky", max_iter=70)
    assert model.get_params() == expected.get_params()
    copy = clone(model).set_params(tol=1e-10).fit(frame.iloc[:, :-1], frame.iloc[:, -1])
    assert vars(model).keys() == vars(copy).keys()
    assert list(model.classes_) == list(copy.classes_)
    assert list(model.feature_names_in_) == list(copy.feature_names_in_)
    for name in ["coef_", "intercept_", "n_iter_"]:
        ours, theirs = getattr(model, name), getattr(copy, name)
        assert (ours.shape, ours.dtype, ours.flags.f_contiguous) == (theirs.shape, theirs.dtype, True)
    assert numpy.abs(model.coef_ - copy.coef_).max() < 1e-9
    assert numpy.abs(differences(model.intercept_) - differences(copy.intercept_)).max() < 1e-9


def differences(intercepts):
    """Of three or more intercepts only the differences count."""
    return numpy.diff(intercepts) if len(intercepts) > 1 else intercepts


def test_onnxruntime_predicts_the_same(trained, run):
    model = onnx.load(trained / "model.onnx")
    onnx.checker.check_model(model, full_check=True)
    assert (model.producer_name, model.ir_version, model.opset_import[0].version) == ("mlgate", 7, 13)
    values, labels = held_out(trained)
    (property,) = model.metadata_props
    assert (property.key, json.loads(property.value)) == ("feature_names", list(values.columns))
    session = onnxruntime.InferenceSession(trained / "model.onnx", providers=["CPUExecutionProvider"])
    predicted, probabilities = session.run(["label", "probabilities"], {"features": values.to_numpy()})
    assert probabilities.dtype == numpy.float64
    classes = pickle.loads((trained / "model.pkl").read_bytes()).classes_
    _, ours = evaluate(run, trained, "model.json")
    assert_equal(ours, predicted, probabilities, labels, classes)


def test_onnxruntime_takes_the_first_of_equal_scores(tmp_path, run):
    """Two rows that contradict each other: every class is as likely as the other."""
    (tmp_path / "train.csv").write_text("x,class\n1.0,b\n1.0,a\n")
    run(
        "mlgate", "iris", "train-model", "--train", "train.csv", "--output", "model.json", "--onnx", "model.onnx",
        cwd=tmp_path,
    )
    session = onnxruntime.InferenceSession(tmp_path / "model.onnx", providers=["CPUExecutionProvider"])
    predicted, probabilities = session.run(None, {"features": numpy.array([[1.0], [-3.0]])})
    assert (predicted.tolist(), probabilities.tolist()) == (["a", "a"], [[0.5, 0.5], [0.5, 0.5]])


def test_own_pickle_reads_back(trained, run):
    of_json = evaluate(run, trained, "model.json")
    of_pickle = evaluate(run, trained, "model.pkl")
    assert of_pickle[0] == of_json[0]
    assert of_pickle[1].equals(of_json[1])


def test_same_files_again(trained, run):
    run(
        "mlgate", "iris", "train-model", "--train", "train.csv", "--output", "again.json", "--c", "0.5",
        "--max-iterations", "70", "--pickle", "again.pkl", "--onnx", "again.onnx", cwd=trained,
    )
    for form in ["pkl", "onnx"]:
        assert (trained / f"again.{form}").read_bytes() == (trained / f"model.{form}").read_bytes()


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize(
    "classifier",
    [
        LogisticRegression(max_iter=1000),
        LogisticRegression(C=0.01, fit_intercept=False, solver="newton-cg"),
        LogisticRegression(C=numpy.float64(10), solver="saga", max_iter=50, random_state=1),
        LogisticRegression(l1_ratio=1, solver="saga", class_weight="balanced", random_state=2),
    ],
    ids=["lbfgs", "newton-cg", "saga", "lasso"],
)
@pytest.mark.parametrize("labels", [["no", "yes"], [3, 4, 5], ["a", "b", "c", "d"]], ids=["two", "three", "four"])
def test_pickles_of_scikit_learn(tmp_path, run, labels, classifier, named, protocol):
    frame = table(labels, 6)
    if not named:
        frame.columns = [f"x{column}" for column in range(6)] + ["class"]
    frame.iloc[120:].to_csv(tmp_path / "test.csv", index=False)
    values, truth = frame.iloc[:, :-1], frame.iloc[:, -1].to_numpy()
    if not named:
        values = values.to_numpy()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = clone(classifier).fit(values[:120], truth[:120])
    (tmp_path / "model.pkl").write_bytes(pickle.dumps(model, protocol=protocol))
    metrics, ours = evaluate(run, tmp_path, "model.pkl")
    predicted, probabilities = model.predict(values[120:]), model.predict_proba(values[120:])
    assert_equal(ours, predicted, probabilities, truth[120:], model.classes_)
    assert abs(metrics["accuracy"] - accuracy_score(truth[120:], predicted)) < 1e-12
    assert abs(metrics["log_loss"] - log_loss(truth[120:], probabilities)) < 1e-12


class Payload:
    """Runs a command when it is unpickled."""

    def __init__(self, marker):
        self.marker = marker

    def __reduce__(self):
        return os.system, (f"touch '{self.marker}'",)


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
def test_reading_runs_nothing(tmp_path, protocol):
    model = LogisticRegression().fit([[0.0], [1.0]], [0, 1])
    model.payload = Payload(tmp_path / "marker")
    error = refusal(tmp_path, pickle.dumps(model, protocol=protocol))
    assert "the pickle names 'posix.system' at byte" in error
    assert not (tmp_path / "marker").exists()
    # The payload is real.
    pickle.loads(pickle.dumps(model, protocol=protocol))
    assert (tmp_path / "marker").exists()


def test_joblib_is_refused(tmp_path):
    file = io.BytesIO()
    joblib.dump(LogisticRegression().fit([[0.0], [1.0]], [0, 1]), file)
    assert "which is joblib's format; write it with pickle.dump" in refusal(tmp_path, file.getvalue())


def refusal(folder, model):
    """What mlgate says about a model that it does not read."""
    (folder / "model.pkl").write_bytes(model)
    (folder / "test.csv").write_text("x0,class\n0.5,0\n")
    command = ["mlgate", "iris", "evaluate", "--model", "model.pkl", "--test", "test.csv"]
    command += ["--metrics", "metrics.json"]
    result = subprocess.run(command, cwd=folder, capture_output=True, timeout=60)
    assert (result.returncode, result.stdout) == (3, b"")
    assert not (folder / "metrics.json").exists()
    return result.stderr.decode()
