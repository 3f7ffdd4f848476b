"""Writes sklearn-pickles-VERSION.json: classifiers that this scikit-learn trains and pickles, and what they predict.

    python3 -m venv venv && venv/bin/pip install scikit-learn==1.9.1 numpy==2.4.6 pandas==3.1.1
    venv/bin/python make-sklearn-pickles.py

Likewise with Python 3.10, scikit-learn==1.4.2 numpy==1.26.4 pandas==2.3.3,
and with Python 3.8, scikit-learn==1.0.2 numpy==1.21.6 pandas==2.0.3.
"""

import base64
import io
import json
import pathlib
import pickle
import warnings

import joblib
import numpy
import pandas
import sklearn
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

VERSION = tuple(int(part) for part in sklearn.__version__.split(".")[:2])
FILE = pathlib.Path(__file__).parent / f"sklearn-pickles-{sklearn.__version__}.json"
ROWS = [0, 50, 70, 100, 149]

FRAME, NUMBERS = load_iris(as_frame=True, return_X_y=True)
VALUES = FRAME.to_numpy()
SPECIES = numpy.array(["setosa", "versicolor", "Wíld 野"])[NUMBERS]
TWO = NUMBERS < 2

read, refused = [], []


def write(name, classifier, x, y, protocol=4, rows=ROWS):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        classifier.fit(x, y)
    names = getattr(classifier, "feature_names_in_", None)
    rows = [row for row in rows if row < len(x)]
    few = (x.iloc[rows] if hasattr(x, "iloc") else x[rows]).astype(float)
    read.append({
        "name": name,
        "pickle": text(pickle.dumps(classifier, protocol=protocol)),
        "c": float(classifier.C),
        "iterations": int(classifier.n_iter_[0]),
        "fits_intercept": classifier.fit_intercept,
        "maximum_iterations": classifier.max_iter,
        "features": [f"x{i}" for i in range(x.shape[1])] if names is None else list(names),
        "classes": [shown(label) for label in classifier.classes_],
        "rows": [value for row in numpy.asarray(few).tolist() for value in row],
        "predicted": [shown(label) for label in classifier.predict(few)],
        "probabilities": classifier.predict_proba(few).tolist(),
    })


def write_refused(name, classifier, x, y, dump=pickle.dumps):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fitted = classifier if x is None else classifier.fit(x, y)
    refused.append({"name": name, "pickle": text(dump(fitted))})


def shown(label):
    return str(int(label)) if isinstance(label, numpy.floating) else str(label)


def text(data):
    return base64.b64encode(data).decode()


def joblib_bytes(model, compress=0):
    file = io.BytesIO()
    joblib.dump(model, file, compress=compress)
    return file.getvalue()


def write_all_versions():
    for protocol in [2, 3, 4, 5]:
        write(f"protocol-{protocol}", LogisticRegression(max_iter=200), FRAME, NUMBERS, protocol)
    for protocol in [2, 5]:
        write(f"text-protocol-{protocol}", LogisticRegression(max_iter=200), VALUES, SPECIES, protocol)
        write(f"objects-protocol-{protocol}", LogisticRegression(max_iter=200), FRAME, pandas.Series(SPECIES), protocol)
    write("two-classes", LogisticRegression(), FRAME[TWO], NUMBERS[TWO])
    write("liblinear", LogisticRegression(solver="liblinear", fit_intercept=False), FRAME[TWO], NUMBERS[TWO])
    write("float32", LogisticRegression(C=numpy.float64(0.5), max_iter=200), VALUES.astype("float32"), NUMBERS)
    write("int32", LogisticRegression(fit_intercept=False, max_iter=200), VALUES[:, :1], NUMBERS.to_numpy().astype("int32") - 1, 5)
    write("whole-numbers", LogisticRegression(class_weight={0: 1.0, 1: 2.0}), VALUES[TWO], NUMBERS[TWO].astype(float))
    write("booleans", LogisticRegression(C=10**30), VALUES, NUMBERS == 1)
    write_refused("unfitted", LogisticRegression(), None, None)
    write_refused("scaler", StandardScaler(), VALUES, NUMBERS)
    write_refused("pipeline", make_pipeline(StandardScaler(), LogisticRegression()), VALUES, NUMBERS)
    write_refused("sparse", SparseRegression(), VALUES, NUMBERS, dump=lambda model: pickle.dumps(model.inner))
    write_refused("measurements", LogisticRegression(), VALUES[TWO], NUMBERS[TWO].astype(float),
                  dump=lambda model: pickle.dumps(changed(model, classes_=model.classes_ + 0.5)))
    write_refused("not-finite", LogisticRegression(), VALUES, NUMBERS,
                  dump=lambda model: pickle.dumps(changed(model, coef_=model.coef_ * numpy.nan)))
    write_refused("object-coefficients", LogisticRegression(), VALUES, NUMBERS,
                  dump=lambda model: pickle.dumps(changed(model, coef_=model.coef_.astype(object))))
    write_refused("big-endian", LogisticRegression(), VALUES, NUMBERS,
                  dump=lambda model: pickle.dumps(changed(model, coef_=model.coef_.astype(">f8"))))
    write_refused("joblib", LogisticRegression(max_iter=200), VALUES, NUMBERS, dump=joblib_bytes)
    write_refused("compressed", LogisticRegression(max_iter=200), VALUES, NUMBERS,
                  dump=lambda model: joblib_bytes(model, ("gzip", 9)))


class SparseRegression:
    def fit(self, x, y):
        self.inner = LogisticRegression(max_iter=200).fit(x, y).sparsify()
        return self


def changed(model, **attributes):
    for name, value in attributes.items():
        setattr(model, name, value)
    return model


def write_with_multi_class():
    """Up to 1.7 the loss is a choice, and up to 1.5 newton-cholesky fits one model a class."""
    write("multinomial-two-classes", LogisticRegression(multi_class="multinomial"), FRAME[TWO], NUMBERS[TWO])
    write("ovr-two-classes", LogisticRegression(multi_class="ovr"), FRAME[TWO], NUMBERS[TWO])
    write_refused("ovr", LogisticRegression(multi_class="ovr"), FRAME, NUMBERS)
    write_refused("liblinear-three-classes", LogisticRegression(solver="liblinear"), FRAME, NUMBERS)
    if VERSION >= (1, 2):
        write_refused("newton-cholesky-three-classes", LogisticRegression(solver="newton-cholesky"), FRAME, NUMBERS)


def write_as_ours():
    """What our own writer writes too, byte for byte."""
    solver = {"solver": "newton-cholesky"}
    write("newton-cholesky", LogisticRegression(C=0.5, **solver), FRAME, NUMBERS)
    write("newton-cholesky-two-classes", LogisticRegression(fit_intercept=False, **solver), FRAME[TWO], NUMBERS[TWO])
    write("newton-cholesky-text", LogisticRegression(max_iter=300, **solver), FRAME[["petal width (cm)"]], SPECIES)
    wide = pandas.DataFrame({f"c{column}" if column else "é" * 200: VALUES[:, column % 4] for column in range(1001)})
    write("newton-cholesky-wide", LogisticRegression(max_iter=70000, **solver), wide[TWO], NUMBERS[TWO] * 10**10, rows=[3])


write_all_versions()
if VERSION < (1, 8):
    write_with_multi_class()
else:
    write_as_ours()
document = {"version": sklearn.__version__, "read": read, "refused": refused}
FILE.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
