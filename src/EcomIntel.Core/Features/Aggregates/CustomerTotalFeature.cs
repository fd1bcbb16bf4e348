namespace EcomIntel;

/// <summary>Each customer's sales over the whole history, joined back to every row of theirs.</summary>
internal sealed class CustomerTotalFeature(FeatureDefinition definition) : Feature(definition)
{
    public override FeatureColumn Compute(BatchContext batch)
    {
        TransactionTable transactions = batch.Dataset.Transactions;
        ReadOnlySpan<int> customers = transactions.Customers;
        ExactSum[] sums = new ExactSum[batch.Dataset.Customers.Count];
        for (int i = 0; i < customers.Length; i++)
        {
            if (customers[i] >= 0 && transactions.Kinds[i] == TransactionKind.Sale && transactions.Totals[i] != Money.Missing)
            {
                sums[customers[i]].Add(transactions.Totals[i]);
            }
        }

        long[] values = new long[customers.Length];
        for (int i = 0; i < values.Length; i++)
        {
            try
            {
                values[i] = customers[i] < 0 ? Money.Missing : sums[customers[i]].ToInt64();
            }
            catch (OverflowException error)
            {
                throw batch.Overflow(i, Definition.Name, error.Message);
            }
        }

        return new TypedColumn<long>(Field, values);
    }
}
