"""Reads, cleans and features of the Online Retail file in pandas: python ingest_pandas.py FOLDER FILE

The shop's clock is London's: hours, weekdays and months are taken as written, elapsed time over changes of the clock in UTC.
"""

import sys

import numpy as np

import peer

try:
    import pandas as pd
except ImportError as error:
    sys.exit(f"pandas is left out: {error}")

FOLDER, FILE = sys.argv[1:]
US_PER_DAY = 86_400_000_000
PAST = ["spend_sum_by_customer", "transaction_count_by_customer", "days_since_last_by_customer"]


def read(**options):
    texts = {"InvoiceNo": str, "StockCode": str, "Description": str, "Country": str}
    return pd.read_csv(FILE, dtype=texts, **options)


def clean(lines):
    sale = lines["CustomerID"].notna() & ~lines["InvoiceNo"].str.startswith("C") & (lines["Quantity"] > 0) & (lines["UnitPrice"] > 0)
    return lines[sale].reset_index(drop=True)


def features(sales):
    local = pd.to_datetime(sales["InvoiceDate"], format=FORMAT)
    utc = local.dt.tz_localize("Europe/London", ambiguous=np.ones(len(local), dtype=bool), nonexistent="shift_forward").dt.tz_convert(None)
    us = utc.to_numpy().astype("datetime64[us]").astype(np.int64)
    total = sales["Quantity"] * sales["UnitPrice"]
    customer = sales["CustomerID"].to_numpy()

    # By customer and time; rows of one moment stay together and take what its first has.
    order = np.lexsort((us, customer))
    by, at, spent = customer[order], us[order], total.to_numpy()[order]
    rows = np.arange(len(order))
    new = np.r_[True, by[1:] != by[:-1]]
    first = new | np.r_[True, at[1:] != at[:-1]]
    moment = np.maximum.accumulate(np.where(first, rows, 0))
    start = np.maximum.accumulate(np.where(new, rows, 0))
    before = np.cumsum(spent) - spent
    last = np.where(moment > start, at[moment - 1], np.nan)
    past = (before[moment] - before[start], moment - start, (at - last) / US_PER_DAY)
    back = {}
    for name, values in zip(PAST, past):
        back[name] = np.empty_like(values)
        back[name][order] = values

    return pd.DataFrame(
        {
            "hour_of_day": local.dt.hour,
            "day_of_week": local.dt.weekday,
            "month": local.dt.month,
            "total_price": total,
            "price_band": np.searchsorted([50, 200], sales["UnitPrice"].to_numpy(), side="right"),
            "customer_total_spent": total.groupby(sales["CustomerID"], sort=False).transform("sum"),
            **back,
        }
    )


def columns(table):
    """Money becomes whole ten-thousandths, as our columns have it."""
    money = {"total_price", "customer_total_spent", "spend_sum_by_customer"}
    small = {"hour_of_day", "day_of_week", "month", "price_band"}

    def array(name, values):
        if name in money:
            return np.rint(values.to_numpy() * 10_000).astype(np.int64)
        kind = np.int8 if name in small else np.float64 if name.startswith("days") else np.int64
        return values.to_numpy().astype(kind)

    return {name: array(name, values) for name, values in table.items()}


FORMAT = "%Y-%m-%d %H:%M:%S"

WORKLOADS = {
    "ingest": [
        lambda: features(clean(read())),
        lambda: features(clean(read(low_memory=False))),
        lambda: features(clean(read(memory_map=True))) if not FILE.endswith(".gz") else features(clean(read())),
    ]
}

peer.serve(f"pandas {pd.__version__}", FOLDER, WORKLOADS, columns)
