#!/usr/bin/env python3
"""Writes iris/options.json: optima of logistic regression under every training option.

    make-iris-options.py > iris/options.json     (scikit-learn==1.9.1 numpy==2.4.6 mpmath==1.4.1)

Newton's method at 50 digits from a start in doubles; each optimum is compared with scikit-learn's
newton-cholesky solver before it is written. Numbers are hexadecimal floats: the optimum, with
scaling folded in, rounded once.
"""
import json
import os
import random
import warnings

import mpmath
import numpy
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

mpmath.mp.dps = 50
mpf = mpmath.mpf


def data_sets():
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "iris", "iris.csv")) as file:
        rows = [line.split(",") for line in file.read().splitlines()[1:]]
    iris = ([[float(v) for v in row[:4]] for row in rows], [int(row[4]) for row in rows])
    # Petal length and width do not tell these two classes apart.
    pair = ([row[2:] for row in iris[0][50:]], [label - 1 for label in iris[1][50:]])
    generator = random.Random(7)
    features, labels = [], []
    for index in range(90):
        label = index % 4
        centre = ((0, 0), (1, 0.5), (-0.5, 1.5), (0.25, -1))[label]
        features.append([round(generator.gauss(c, 1) * s + t, 2)
                         for c, s, t in zip(centre, (1, 30), (0, 200))])
        labels.append(label)
    return {"iris": iris, "pair": pair, "four": (features, labels)}


def scaler(features):
    means, scales = [], []
    for column in zip(*features):
        mean = mpmath.fsum(mpf(v) for v in column) / len(column)
        variance = mpmath.fsum((mpf(v) - mean) ** 2 for v in column) / len(column)
        means.append(float(mean))
        scales.append(float(mpmath.sqrt(variance)) if variance else 1.0)
    reference = StandardScaler().fit(features)
    assert numpy.allclose(reference.mean_, means, rtol=1e-14, atol=0)
    assert numpy.allclose(reference.scale_, scales, rtol=1e-14, atol=0)
    return means, scales


def derivatives(number, exp, log, rows, labels, width, featured, classes, penalty, theta):
    size = classes * width
    value, gradient = number(0), [number(0)] * size
    hessian = [[number(0)] * size for _ in range(size)]
    for row, label in zip(rows, labels):
        scores = [sum(theta[k * width + j] * row[j] for j in range(width)) for k in range(classes)]
        top = max(scores)
        powers = [exp(score - top) for score in scores]
        total = sum(powers)
        value += log(total) + top - scores[label]
        shares = [power / total for power in powers]
        for a in range(classes):
            residual = shares[a] - (1 if a == label else 0)
            for i in range(width):
                gradient[a * width + i] += residual * row[i]
            for b in range(a + 1):
                weight = shares[a] * ((1 if a == b else 0) - shares[b])
                for i in range(width):
                    left = weight * row[i]
                    line = hessian[a * width + i]
                    for j in range(width):
                        line[b * width + j] += left * row[j]
    # Nothing but the penalty tells parameters apart that differ by one vector for all classes:
    # where a column has none, the square of its sum is added, which is zero at the optimum.
    for column in range(width):
        places = range(column, size, width)
        if penalty and column < featured:
            for p in places:
                value += penalty * theta[p] * theta[p] / 2
                gradient[p] += penalty * theta[p]
                hessian[p][p] += penalty
        else:
            total = sum(theta[p] for p in places)
            for p in places:
                gradient[p] += total
                for q in places:
                    if q <= p:
                        hessian[p][q] += 1
    for p in range(size):
        for q in range(p):
            hessian[q][p] = hessian[p][q]
    return value, gradient, hessian


def optimum(features, labels, c, intercept):
    classes, featured = max(labels) + 1, len(features[0])
    width = featured + intercept
    plain = [list(row) + [1.0] * intercept for row in features]
    # scikit-learn penalises the one vector of two classes; in both vectors that is the double.
    factor = 2 if classes == 2 else 1
    theta = [0.0] * (classes * width)
    penalty = 0.0 if c == float("inf") else factor / c
    for _ in range(25):
        _, g, h = derivatives(float, lambda x: float(mpmath.exp(x)) if x > -700 else 0.0,
                              lambda x: float(mpmath.log(x)), plain, labels, width, featured,
                              classes, penalty, theta)
        step = numpy.linalg.solve(numpy.array(h), numpy.array(g))
        theta = [t - float(s) for t, s in zip(theta, step)]
        if max(abs(step)) < 1e-10:
            break
    exact = [mpf(t) for t in theta]
    precise = [[mpf(v) for v in row] for row in plain]
    penalty = mpf(0) if c == float("inf") else mpf(factor) / mpf(c)
    while True:
        value, g, h = derivatives(mpf, mpmath.exp, mpmath.log, precise, labels, width, featured,
                                  classes, penalty, exact)
        step = mpmath.lu_solve(mpmath.matrix(h), mpmath.matrix(g))
        exact = [t - s for t, s in zip(exact, step)]
        if max(abs(s) for s in step) < mpf(10) ** -25:
            return exact, value / len(labels), width


def check(features, labels, c, intercept, weights, intercepts):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = LogisticRegression(C=c if c != float("inf") else numpy.inf, tol=1e-12,
                                   max_iter=1000, fit_intercept=intercept,
                                   solver="newton-cholesky").fit(features, labels)
    if len(weights) == 2:
        weights = [[b - a for a, b in zip(*weights)]]
        intercepts = [intercepts[1] - intercepts[0]]
    ours = numpy.array([[float(v) for v in row] for row in weights])
    theirs = model.coef_ - (model.coef_.mean(axis=0) if len(weights) > 1 else 0)
    assert numpy.allclose(theirs, ours, rtol=1e-7, atol=1e-8), (theirs, ours)
    if intercept:
        found = model.intercept_ - (model.intercept_.mean() if len(weights) > 1 else 0)
        assert numpy.allclose(found, [float(v) for v in intercepts], rtol=1e-7, atol=1e-7)


def case(name, data, c, intercept, scaling):
    features, labels = data
    means, scales = scaler(features) if scaling == "standard" else (None, None)
    used = features
    if means:
        used = [[(v - m) / s for v, m, s in zip(row, means, scales)] for row in features]
    exact, objective, width = optimum(used, labels, c, intercept)
    featured = len(features[0])
    classes = len(exact) // width
    weights = [exact[k * width:k * width + featured] for k in range(classes)]
    intercepts = [exact[k * width + featured] if intercept else mpf(0) for k in range(classes)]
    check(used, labels, c, intercept, weights, intercepts)
    if means:
        weights = [[w / mpf(s) for w, s in zip(row, scales)] for row in weights]
        intercepts = [b - mpmath.fsum(w * mpf(m) for w, m in zip(row, means))
                      for b, row in zip(intercepts, weights)]
    result = {"data": name, "c": float(c).hex() if c != float("inf") else "inf",
              "intercept": bool(intercept), "scaling": scaling,
              "coefficients": [float(v).hex() for row in weights for v in row],
              "intercepts": [float(v).hex() for v in intercepts], "objective": float(objective)}
    if means:
        result["means"] = [v.hex() for v in means]
        result["scales"] = [v.hex() for v in scales]
    return result


def main():
    sets = data_sets()
    wanted = [("iris", 0.01), ("iris", 1), ("iris", 100), ("pair", 1), ("pair", float("inf")),
              ("four", 1), ("four", float("inf"))]
    cases = [case(name, sets[name], c, intercept, scaling) for name, c in wanted
             for intercept in (True, False) for scaling in ("none", "standard")]
    document = {"data": {name: {"features": features, "labels": labels}
                         for name, (features, labels) in sets.items()}, "cases": cases}
    text = json.dumps(document, indent=1)
    # A row a line.
    print(text.replace(",\n     ", ", ").replace("[\n     ", "[").replace("\n    ]", "]"))


main()
