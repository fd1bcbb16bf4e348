namespace EcomIntel.Benchmarks;

/// <summary>The workloads in SQL. Where there are several ways, the fastest on the machine stands for DuckDB. Sums fit 64 bits, which SUM's 128 need not carry on.</summary>
internal static class DuckDbQueries
{
    private const string Stateless =
        """
        hour(ts)::TINYINT AS hour_of_day, (isodow(ts) - 1)::TINYINT AS day_of_week, month(ts)::TINYINT AS month,
        quantity * unit_price AS total_price,
        (CASE WHEN unit_price < 500000 THEN 0 WHEN unit_price < 2000000 THEN 1 ELSE 2 END)::TINYINT AS price_band
        """;

    private const string Days = "(us - last) / 86400000000.0::DOUBLE AS days_since_last_by_customer";
    private const string Totals = "(SELECT customer, sum(total)::BIGINT AS customer_total_spent FROM sales GROUP BY customer)";
    private const string Lines = "(SELECT *, quantity * unit_price AS line_total FROM sales)";

    public static string[] For(string workload) => workload switch
    {
        "stateless" => [$"SELECT i, {Stateless} FROM sales"],
        "lifetime" =>
        [
            $"SELECT i, customer_total_spent FROM sales JOIN {Totals} USING (customer)",
            "SELECT i, sum(total) OVER (PARTITION BY customer)::BIGINT AS customer_total_spent FROM sales",
        ],
        "asof" => [.. AsOf("total", "sales").Select(past => $"SELECT i, spend_sum_by_customer, transaction_count_by_customer, {Days} FROM ({past})")],
        _ =>
        [
            .. AsOf("line_total", Lines).Select(past =>
                $"""
                SELECT i, {Stateless}, customer_total_spent, spend_sum_by_customer, transaction_count_by_customer, {Days}
                FROM ({past}) JOIN (SELECT customer, sum(quantity * unit_price)::BIGINT AS customer_total_spent FROM sales GROUP BY customer) USING (customer)
                """),
        ],
    };

    /// <summary>Strictly before the row, ties left out: by a frame of values; by a frame without the row's peers; by totals of each moment first.</summary>
    private static string[] AsOf(string total, string rows) =>
    [
        Frame(total, rows, "RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING"),
        Frame(total, rows, "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE GROUP"),
        $"""
        SELECT sales.*, coalesce(spend, 0)::BIGINT AS spend_sum_by_customer, coalesce(sold, 0)::BIGINT AS transaction_count_by_customer, last
        FROM sales JOIN (
            SELECT customer, us, sum(spent) OVER past AS spend, sum(lines) OVER past AS sold, lag(us) OVER moments AS last
            FROM (SELECT customer, us, sum({total})::BIGINT AS spent, count(*) AS lines FROM {rows} GROUP BY customer, us)
            WINDOW moments AS (PARTITION BY customer ORDER BY us),
                past AS (PARTITION BY customer ORDER BY us ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
        ) USING (customer, us)
        """,
    ];

    private static string Frame(string total, string rows, string frame) =>
        $"""
        SELECT *, coalesce(sum({total}) OVER past, 0)::BIGINT AS spend_sum_by_customer, count(*) OVER past AS transaction_count_by_customer, max(us) OVER past AS last
        FROM {rows} WINDOW past AS (PARTITION BY customer ORDER BY us {frame})
        """;
}
