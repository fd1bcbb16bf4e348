namespace EcomIntel;

/// <summary>Takes what came back from the sales before it. Order is by time, then sales first, then input order, so a return never meets a later sale.</summary>
internal sealed class NetReturnsRule() : CleaningRule(RuleNames.Returns, Field.CustomerId, Field.ProductId, Field.Quantity)
{
    public override BoundRule? Bind(RowFeed feed) => feed.Role == AttributeOwner.Transaction && Fields.All(field => feed.SlotOf(field) >= 0) ? new Bound(Name, feed) : null;

    private sealed class Bound(string name, RowFeed feed) : BoundRule(name)
    {
        private readonly int _customer = feed.SlotOf(Field.CustomerId);
        private readonly int _product = feed.SlotOf(Field.ProductId);
        private readonly int _quantity = feed.SlotOf(Field.Quantity);
        private readonly int _total = feed.SlotOf(Field.Total);
        private readonly int _time = feed.SlotOf(Field.Timestamp);
        private readonly Dictionary<(string Customer, string Product), Stack<CleaningRow>> _sales = [];
        private readonly Dictionary<CleaningRow, long> _left = [];

        public override bool NeedsAllRows => true;

        public override void Apply(List<CleaningRow> rows, InputLog log)
        {
            foreach (CleaningRow row in rows.OrderBy(row => row.Cells[_time].Bits).ThenBy(row => row.Kind() != TransactionKind.Sale).ThenBy(row => row.Row))
            {
                if (row.Kind() != TransactionKind.Sale)
                {
                    log.Quarantine(row, TakeBack(row) ? Name : RuleNames.ReturnsUnmatched, _quantity);
                }
                else if (Key(row) is { } key && row.Cells[_quantity].Bits > 0)
                {
                    if (!_sales.TryGetValue(key, out Stack<CleaningRow>? sales))
                    {
                        _sales.Add(key, sales = new Stack<CleaningRow>());
                    }

                    sales.Push(row);
                }
            }

            foreach ((CleaningRow sale, long left) in _left.OrderBy(pair => pair.Key.Row))
            {
                Reduce(sale, left, log);
            }
        }

        /// <summary>Whether sales covered all that came back; if not, they stay as they are.</summary>
        private bool TakeBack(CleaningRow row)
        {
            if (Key(row) is not { } key || !_sales.TryGetValue(key, out Stack<CleaningRow>? sales) || row.Cells[_quantity].Bits == 0
                || sales.Sum(sale => Left(sale)) < Math.Abs(row.Cells[_quantity].Bits))
            {
                return false;
            }

            for (long back = Math.Abs(row.Cells[_quantity].Bits); back > 0;)
            {
                CleaningRow sale = sales.Peek();
                long taken = Math.Min(back, Left(sale));
                _left[sale] = Left(sale) - taken;
                back -= taken;
                if (_left[sale] == 0)
                {
                    sales.Pop();
                }
            }

            return true;
        }

        private void Reduce(CleaningRow sale, long left, InputLog log)
        {
            long before = sale.Cells[_quantity].Bits;
            if (left == 0)
            {
                log.Quarantine(sale, Name, _quantity);
                return;
            }

            log.Change(sale, Name, _quantity, Cell.Of(left));
            if (_total >= 0 && !sale.Cells[_total].IsMissing)
            {
                log.Change(sale, Name, _total, Cell.Of((long)decimal.Round((decimal)sale.Cells[_total].Bits * left / before, 0, MidpointRounding.ToEven)));
            }
        }

        private long Left(CleaningRow sale) => _left.TryGetValue(sale, out long left) ? left : sale.Cells[_quantity].Bits;

        private (string Customer, string Product)? Key(CleaningRow row) =>
            row.Cells[_customer].Text is { } customer && row.Cells[_product].Text is { } product ? (customer, product) : null;
    }
}
