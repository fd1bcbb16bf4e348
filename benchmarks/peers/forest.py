"""Forests and boosted trees on one table: python forest.py PEER FOLDER TREES THREADS

FOLDER holds features.f4 (column after column) and labels.i4; the first 80% of the rows train, the rest are scored into probabilities.f8. The answer is
one line of JSON. Each peer gets the layout it likes best, made before the clock starts; what it needs to build from it is its own time.
"""

import json
import resource
import sys
import time

import numpy as np

PEER, FOLDER, TREES, THREADS = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
SINGLE = 20


def read():
    labels = np.fromfile(f"{FOLDER}/labels.i4", dtype="<i4")
    features = np.fromfile(f"{FOLDER}/features.f4", dtype="<f4").reshape(-1, len(labels)).T
    return np.ascontiguousarray(features), labels


def sklearn():
    import sklearn
    from sklearn.ensemble import RandomForestClassifier

    leaves = 256 if TRAIN > 100_000 else None
    return f"scikit-learn {sklearn.__version__}", RandomForestClassifier(TREES, max_leaf_nodes=leaves, n_jobs=THREADS, random_state=1)


def onedal():
    import sklearnex
    from sklearnex.ensemble import RandomForestClassifier

    leaves = 256 if TRAIN > 100_000 else None
    return "oneDAL (scikit-learn-intelex)", RandomForestClassifier(TREES, max_leaf_nodes=leaves, n_jobs=THREADS, random_state=1)


def lightgbm_rf():
    import lightgbm

    return f"LightGBM {lightgbm.__version__} rf", lightgbm.LGBMClassifier(
        boosting_type="rf", n_estimators=TREES, num_leaves=256, bagging_freq=1, bagging_fraction=0.632, feature_fraction_bynode=0.5, n_jobs=THREADS, verbose=-1
    )


def lightgbm():
    import lightgbm

    return f"LightGBM {lightgbm.__version__} boosted", lightgbm.LGBMClassifier(n_estimators=100, n_jobs=THREADS, verbose=-1)


def xgboost_rf():
    import xgboost

    return f"XGBoost {xgboost.__version__} rf", xgboost.XGBRFClassifier(
        n_estimators=TREES, max_depth=8, subsample=0.632, colsample_bynode=0.5, n_jobs=THREADS, tree_method="hist"
    )


def median(call, times):
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return sorted(taken)[len(taken) // 2]


FEATURES, LABELS = read()
TRAIN = len(LABELS) * 8 // 10
try:
    name, model = {"sklearn": sklearn, "onedal": onedal, "lightgbm-rf": lightgbm_rf, "lightgbm": lightgbm, "xgboost-rf": xgboost_rf}[PEER]()
except ImportError as error:
    sys.exit(f"{PEER} is left out: {error}")

start, processor = time.perf_counter(), time.process_time()
model.fit(FEATURES[:TRAIN], LABELS[:TRAIN])
train, processor = time.perf_counter() - start, time.process_time() - processor
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
test = FEATURES[TRAIN:]
probabilities = np.zeros((len(test), int(LABELS.max()) + 1))
probabilities[:, model.classes_] = model.predict_proba(test)
batch = median(lambda: model.predict_proba(test), 3)
single = median(lambda: model.predict_proba(test[:1]), SINGLE)
probabilities.astype("<f8").tofile(f"{FOLDER}/probabilities.f8")
print(
    json.dumps(
        {
            "model": name,
            "table": "",
            "train_s": train,
            "train_cpu_s": processor,
            "peak_mb": peak,
            "batch_rows_per_s": len(test) / batch,
            "single_ns": single * 1e9,
        }
    )
)
