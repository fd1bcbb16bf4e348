"""What the peers have in common: the data as raw columns in a folder, and one line of answer for each line of question.

A workload is a list of functions, each computing all its features one way and returning them by name; the fastest way on the machine stands for
the peer. `columns` turns a result into NumPy arrays in our units: 1 byte for calendar and bands, 64 bits for money, counts and days.
"""

import gc
import sys
import time
import traceback

import numpy as np

SUFFIX = {"int8": "i1", "int64": "i8", "float64": "f8"}


def read(folder):
    """The generated columns; times in microseconds since 1970, money in ten-thousandths."""
    types = {"timestamp": "<i8", "customer": "<i4", "quantity": "<i4", "unit_price": "<i8", "total": "<i8"}
    return {name: np.fromfile(f"{folder}/{name}.{kind[1:]}", dtype=kind) for name, kind in types.items()}


def serve(name, folder, workloads, columns):
    """Answers questions until there are no more."""
    print(name, flush=True)
    for line in sys.stdin:
        command, workload, *way = line.split()
        try:
            ways = workloads[workload]
            if command == "formulations":
                answer = str(len(ways))
            elif command == "seconds":
                answer = str(seconds(ways[int(way[0])]))
            else:
                answer = write(folder, columns(ways[int(way[0])]()))
        except Exception:
            traceback.print_exc()
            answer = "error"
        print(answer, flush=True)


def seconds(compute):
    gc.collect()
    start = time.perf_counter()
    result = compute()
    taken = time.perf_counter() - start
    del result
    return taken


def write(folder, arrays):
    files = []
    for name, array in arrays.items():
        files.append(f"{name}.{SUFFIX[array.dtype.name]}")
        array.tofile(f"{folder}/{files[-1]}")
    return " ".join(files)
