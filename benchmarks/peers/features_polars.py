"""The workloads in polars: python features_polars.py FOLDER"""

import sys

import numpy as np

import peer

try:
    import polars as pl
    from polars import col
except ImportError as error:
    sys.exit(f"polars is left out: {error}")

FOLDER = sys.argv[1]
US_PER_DAY = 86_400_000_000

raw = peer.read(FOLDER)
sales = pl.DataFrame({"ts": raw["timestamp"], **{name: raw[name] for name in ("customer", "quantity", "unit_price", "total")}}).with_columns(
    col("ts").cast(pl.Datetime("us"))
)
del raw
US = col("ts").to_physical()
LINE_TOTAL = col("quantity").cast(pl.Int64) * col("unit_price")
KINDS = {"hour_of_day": "int8", "day_of_week": "int8", "month": "int8", "price_band": "int8", "days_since_last_by_customer": "float64"}


def stateless():
    price = col("unit_price")
    return [
        col("ts").dt.hour().alias("hour_of_day"),
        (col("ts").dt.weekday() - 1).alias("day_of_week"),
        col("ts").dt.month().alias("month"),
        LINE_TOTAL.alias("total_price"),
        ((price >= 500_000).cast(pl.Int8) + (price >= 2_000_000).cast(pl.Int8)).alias("price_band"),
    ]


def stateless_by_arithmetic():
    """Hours and weekdays are divisions in UTC, and a branch makes the band."""
    price = col("unit_price")
    band = pl.when(price < 500_000).then(pl.lit(0, pl.Int8)).when(price < 2_000_000).then(pl.lit(1, pl.Int8)).otherwise(pl.lit(2, pl.Int8))
    return [
        (US // 3_600_000_000 % 24).cast(pl.Int8).alias("hour_of_day"),
        ((US // US_PER_DAY + 3) % 7).cast(pl.Int8).alias("day_of_week"),
        col("ts").dt.month().alias("month"),
        LINE_TOTAL.alias("total_price"),
        band.alias("price_band"),
    ]


def lifetime(total):
    return total.sum().over("customer").alias("customer_total_spent")


PAST = ["spend_sum_by_customer", "transaction_count_by_customer", "days_since_last_by_customer"]


def past_by_windows(total):
    """Windows over the customer. A row that ties with the one before takes what the first of its moment has."""
    first = US.ne_missing(US.shift(1))
    before = pl.when(first).then(total.cum_sum() - total).forward_fill()
    count = pl.when(first).then(pl.int_range(pl.len())).forward_fill()
    last = pl.when(first).then(US.shift(1)).forward_fill()
    return [
        before.over("customer").alias("spend_sum_by_customer"),
        count.over("customer").alias("transaction_count_by_customer"),
        ((US - last.over("customer")) / US_PER_DAY).alias("days_since_last_by_customer"),
    ]


def past_by_sorting(frame):
    """One stable sort puts each customer's rows together; all else is plain columns, with `row` to put them back. Needs `line`, the total."""
    new = col("customer").ne_missing(col("customer").shift(1))
    first = new | (US != US.shift(1))
    frame = frame.with_row_index("row").sort("customer", maintain_order=True)
    frame = frame.with_columns(new=new, first=first, sum=col("line").cum_sum() - col("line"), count=pl.int_range(pl.len()))
    since = {name: pl.when("new").then(name).forward_fill() for name in ("sum", "count")}
    # A customer's first moment has no last one, and must not be filled with that of the customer before.
    last = pl.when("new").then(pl.lit(-1)).when("first").then(US.shift(1)).forward_fill()
    frame = frame.with_columns(
        spend_sum_by_customer=pl.when("first").then("sum").forward_fill() - since["sum"],
        transaction_count_by_customer=pl.when("first").then("count").forward_fill() - since["count"],
        last=last,
    )
    days = pl.when(col("last") >= 0).then((US - col("last")) / US_PER_DAY).alias("days_since_last_by_customer")
    return frame.with_columns(days)


def asof_by_sorting(engine):
    frame = sales.lazy().select("customer", "ts", line="total")
    return past_by_sorting(frame).sort("row").select(PAST).collect(engine=engine)


def asof_by_scattering():
    frame = sales.lazy().select("customer", "ts", line="total")
    return pl.DataFrame(scattered(past_by_sorting(frame).select("row", *PAST).collect()))


def fused_by_sorting(engine):
    frame = sales.lazy().select("customer", "ts", "quantity", "unit_price", line=LINE_TOTAL)
    frame = past_by_sorting(frame.with_columns(lifetime(col("line")))).sort("row")
    return frame.select(*stateless_by_arithmetic(), "customer_total_spent", *PAST).collect(engine=engine)


def fused_by_scattering():
    """What needs no past stays in its place; the rest is put back column by column."""
    frame = sales.lazy().select("customer", "ts", line=LINE_TOTAL)
    past, rows = pl.collect_all([past_by_sorting(frame).select("row", *PAST), sales.lazy().select(*stateless_by_arithmetic(), lifetime(LINE_TOTAL))])
    return rows.hstack(pl.DataFrame(scattered(past)))


def scattered(past):
    row = past["row"].to_numpy()
    back = {}
    for name in PAST:
        values = past[name].to_numpy()
        back[name] = np.empty_like(values)
        back[name][row] = values
    return back


def columns(frame):
    def array(series):
        kind = KINDS.get(series.name, "int64")
        series = series.cast(pl.Float64).fill_null(float("nan")) if kind == "float64" else series
        return series.to_numpy().astype(kind, copy=False)

    return {series.name: array(series) for series in frame}


lazy = sales.lazy
WORKLOADS = {
    "stateless": [
        lambda: lazy().select(stateless()).collect(),
        lambda: lazy().select(stateless_by_arithmetic()).collect(),
        lambda: lazy().select(stateless_by_arithmetic()).collect(engine="streaming"),
    ],
    "lifetime": [
        lambda: lazy().select(lifetime(col("total"))).collect(),
        lambda: sales.select(lifetime(col("total"))),
    ],
    "asof": [
        lambda: lazy().select(past_by_windows(col("total"))).collect(),
        lambda: asof_by_sorting("in-memory"),
        lambda: asof_by_sorting("streaming"),
        asof_by_scattering,
    ],
    "fused": [
        lambda: lazy().select(*stateless_by_arithmetic(), lifetime(LINE_TOTAL), *past_by_windows(LINE_TOTAL)).collect(),
        lambda: fused_by_sorting("in-memory"),
        lambda: fused_by_sorting("streaming"),
        fused_by_scattering,
    ],
}

peer.serve(f"polars {pl.__version__}", FOLDER, WORKLOADS, columns)
