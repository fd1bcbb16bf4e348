"""The workloads in pandas: python features_pandas.py FOLDER"""

import sys

import numpy as np

import peer

try:
    import pandas as pd
except ImportError as error:
    sys.exit(f"pandas is left out: {error}")

FOLDER = sys.argv[1]
US_PER_DAY = 86_400_000_000
EDGES = np.array([500_000, 2_000_000])

raw = peer.read(FOLDER)
# Microseconds beside the time, because pandas before 2.0 keeps nanoseconds.
sales = pd.DataFrame({"ts": pd.to_datetime(raw["timestamp"], unit="us"), "us": raw["timestamp"]}).assign(
    **{name: raw[name] for name in ("customer", "quantity", "unit_price", "total")}
)
del raw


def stateless():
    ts = sales["ts"].dt
    return {
        "hour_of_day": ts.hour,
        "day_of_week": ts.weekday,
        "month": ts.month,
        "total_price": sales["quantity"] * sales["unit_price"],
        "price_band": np.searchsorted(EDGES, sales["unit_price"].to_numpy(), side="right"),
    }


def stateless_by_arithmetic():
    """Hours and weekdays are divisions in UTC, and two comparisons make the band."""
    us = sales["us"].to_numpy()
    price = sales["unit_price"].to_numpy()
    return {
        "hour_of_day": (us // 3_600_000_000 % 24).astype(np.int8),
        "day_of_week": ((us // US_PER_DAY + 3) % 7).astype(np.int8),
        "month": sales["ts"].dt.month,
        "total_price": sales["quantity"] * sales["unit_price"],
        "price_band": (price >= EDGES[0]).astype(np.int8) + (price >= EDGES[1]),
    }


def lifetime(total):
    return {"customer_total_spent": total.groupby(sales["customer"], sort=False).transform("sum")}


def past(before, count, last, fill):
    """Takes what each row has strictly before it in file order, and for a row that ties with the one before what the first of its moment has."""
    tie = last == sales["us"]
    if tie.any():
        before, count, last = (fill(column.mask(tie)) for column in (before, count, last))
    return {
        "spend_sum_by_customer": before,
        "transaction_count_by_customer": count,
        "days_since_last_by_customer": (sales["us"] - last) / US_PER_DAY,
    }


def past_by_groups(total):
    groups = sales.assign(line=total).groupby("customer", sort=False)
    return past(
        groups["line"].cumsum() - total,
        groups.cumcount(),
        groups["us"].shift(1),
        lambda column: column.groupby(sales["customer"], sort=False).ffill(),
    )


def past_by_sorting(total):
    """One stable sort puts each customer's rows together; all else is plain arrays, put back by their row numbers."""
    order = np.argsort(sales["customer"].to_numpy(), kind="stable")
    customer = sales["customer"].to_numpy()[order]
    us = sales["us"].to_numpy()[order]
    line = total.to_numpy()[order]
    rows = np.arange(len(order))
    new = np.r_[True, customer[1:] != customer[:-1]]
    first = new | np.r_[True, us[1:] != us[:-1]]
    moment = np.maximum.accumulate(np.where(first, rows, 0))
    start = np.maximum.accumulate(np.where(new, rows, 0))
    before = np.cumsum(line) - line
    last = np.where(moment > start, us[moment - 1], np.nan) if len(rows) else us
    results = (before[moment] - before[start], moment - start, (us - last) / US_PER_DAY)
    back = []
    for result in results:
        column = np.empty_like(result)
        column[order] = result
        back.append(column)
    return dict(zip(("spend_sum_by_customer", "transaction_count_by_customer", "days_since_last_by_customer"), back))


def columns(features):
    small = {"hour_of_day", "day_of_week", "month", "price_band"}

    def array(name, values):
        kind = np.int8 if name in small else np.float64 if name.startswith("days") else np.int64
        return np.asarray(values).astype(kind)

    return {name: array(name, values) for name, values in features.items()}


def fused(calendar, past_of):
    row = calendar()
    total = pd.Series(row["total_price"])
    return pd.DataFrame({**row, **lifetime(total), **past_of(total)}, copy=False)


WORKLOADS = {
    "stateless": [lambda: pd.DataFrame(stateless(), copy=False), lambda: pd.DataFrame(stateless_by_arithmetic(), copy=False)],
    "lifetime": [lambda: lifetime(sales["total"])],
    "asof": [lambda: past_by_groups(sales["total"]), lambda: past_by_sorting(sales["total"])],
    "fused": [lambda: fused(stateless_by_arithmetic, past_by_groups), lambda: fused(stateless_by_arithmetic, past_by_sorting)],
}

peer.serve(f"pandas {pd.__version__}", FOLDER, WORKLOADS, columns)
