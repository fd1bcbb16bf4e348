namespace EcomIntel.Core.Tests;

public class ParityTests
{
    [Property(MaxTest = 100)]
    public void Online_features_have_the_bits_of_batch_features(int seed)
    {
        CommerceDataset dataset = RandomShop.Make(seed);
        TrainingData data = Pipelines.BeforePurchase().Transform(dataset).ForTarget(Target.Of("kind", (d, row) => d.Transactions.Kinds[row].ToString()));
        OnlineFeatures online = new(data.Schema);

        float[] actual = new float[data.Schema.Count];
        float[] expected = new float[data.Schema.Count];
        foreach ((int row, CustomerFeatureState? state, Customer? customer, Transaction transaction) in Replay(dataset, online))
        {
            online.Read(state, customer, transaction.Timestamp, actual);
            data.Features.CopyRow(row, expected);
            Bits(actual).Should().Equal(Bits(expected), "row {0} of shop {1} must not depend on the engine", row, seed);
        }
    }

    [Property(MaxTest = 50)]
    public void A_state_saved_and_loaded_after_every_event_goes_on_as_if_nothing_had_happened(int seed)
    {
        CommerceDataset dataset = RandomShop.Make(seed, 60);
        OnlineFeatures online = new(Pipelines.BeforePurchase().Transform(dataset).Schema);
        OnlineFeatures other = new(FeatureSchema.FromJson(online.Schema.ToJson(), Functions));
        Dictionary<string, byte[]> saved = new(StringComparer.Ordinal);
        float[] kept = new float[online.Schema.Count];
        float[] restored = new float[online.Schema.Count];
        foreach ((_, CustomerFeatureState? state, Customer? customer, Transaction transaction) in Replay(dataset, online))
        {
            if (transaction.CustomerId is not { } id)
            {
                continue;
            }

            CustomerFeatureState again = other.Load(saved.GetValueOrDefault(id, []));
            online.Read(state, customer, transaction.Timestamp, kept);
            other.Read(again, customer, transaction.Timestamp, restored);
            Bits(restored).Should().Equal(Bits(kept));
            other.Observe(again, transaction, null);
            saved[id] = other.Save(again);
        }
    }

    private static FeatureFunctions Functions { get; } = FeatureFunctions.None
        .Add("is_weekend", row => row.DayOfWeek >= 5 ? 1 : 0)
        .Add("age_by_hour", row => row.Customer?.Age * row.HourOfDay / 7.0 ?? double.NaN);

    /// <summary>The rows in the order of time; each is looked at with the state before it, and then taken in.</summary>
    private static IEnumerable<(int Row, CustomerFeatureState? State, Customer? Customer, Transaction Transaction)> Replay(CommerceDataset dataset, OnlineFeatures online)
    {
        Dictionary<string, CustomerFeatureState> states = new(StringComparer.Ordinal);
        foreach (int row in Enumerable.Range(0, dataset.Transactions.Count).OrderBy(row => dataset.Transactions.Timestamps[row]))
        {
            Transaction transaction = dataset.GetTransaction(row);
            if (transaction.CustomerId is not { } id)
            {
                yield return (row, null, null, transaction);
                continue;
            }

            yield return (row, states.GetValueOrDefault(id), dataset.Customers[dataset.Transactions.Customers[row]], transaction);
            if (!states.TryGetValue(id, out CustomerFeatureState? state))
            {
                states.Add(id, state = online.NewState());
            }

            online.Observe(state, transaction, null);
        }
    }

    private static int[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];
}
