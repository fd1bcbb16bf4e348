namespace EcomIntel.Core.Tests;

public class StateFileTests
{
    private static readonly OnlineFeatures Online = OnlineFeaturesTests.Make();
    private static readonly byte[] Saved = Online.Save(Busy());

    [Fact]
    public void Bytes_come_back_as_the_same_bytes() => Online.Save(Online.Load(Saved)).Should().Equal(Saved);

    [Fact]
    public void No_bytes_are_a_customer_without_a_past() => Online.Save(Online.Load([])).Should().Equal(Online.Save(Online.NewState()));

    [Fact]
    public void Every_single_changed_byte_shows()
    {
        for (int i = 0; i < Saved.Length; i++)
        {
            byte[] damaged = [.. Saved];
            damaged[i] ^= 0x10;
            FluentActions.Invoking(() => Online.Load(damaged)).Should().Throw<EcomIntelException>("byte {0} was changed", i);
        }
    }

    [Fact]
    public void Every_cut_shows()
    {
        for (int length = 1; length < Saved.Length; length++)
        {
            FluentActions.Invoking(() => Online.Load(Saved.AsSpan(0, length))).Should().Throw<DataFormatException>().WithMessage("The bytes are not a feature state: *");
        }
    }

    [Property(MaxTest = 200)]
    public void Garbage_gives_a_clear_error(byte[] garbage)
    {
        if (garbage.Length > 0)
        {
            FluentActions.Invoking(() => Online.Load(garbage)).Should().Throw<DataFormatException>();
        }
    }

    [Property(MaxTest = 300)]
    public void Even_with_a_right_checksum_wrong_counts_are_found(int word, long value)
    {
        byte[] forged = [.. Saved];
        BitConverter.TryWriteBytes(forged.AsSpan(8 * (2 + (int)((uint)word % 3))), value);
        BitConverter.TryWriteBytes(forged.AsSpan(forged.Length - 8), Checksum.Of(forged.AsSpan(0, forged.Length - 8)));
        try
        {
            Online.Save(Online.Load(forged)).Should().Equal(forged);
        }
        catch (DataFormatException error)
        {
            error.Message.Should().StartWith("The bytes are not a feature state: ");
        }
    }

    [Fact]
    public void A_newer_version_is_named()
    {
        byte[] newer = [.. Saved];
        newer[6] = 3;
        FluentActions.Invoking(() => Online.Load(newer)).Should().Throw<DataFormatException>().WithMessage("The feature state is of version 3, but this library reads version 2*");
    }

    [Fact]
    public void A_state_kept_for_other_aggregates_is_refused()
    {
        OnlineFeatures other = new(new FeaturePipelineBuilder().AddAge().AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend)).Build().Schema);
        FluentActions.Invoking(() => other.Load(Saved)).Should().Throw<SchemaMismatchException>().WithMessage("*kept for other aggregates*");
    }

    [Fact]
    public void A_pipeline_with_other_row_features_reads_the_state()
    {
        OnlineFeatures other = new(new FeaturePipelineBuilder().AddHourOfDay().AddAge()
            .AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend).Mean(Measure.Spend).TimeSinceLast())
            .AddAggregates(By.Customer, Window.Days(2), a => a.Sum(Measure.Spend)).Build().Schema);
        other.Save(other.Load(Saved)).Should().Equal(Saved);
    }

    private static CustomerFeatureState Busy()
    {
        CustomerFeatureState state = Online.NewState();
        foreach ((double day, decimal total) in new[] { (0.0, 1m), (0.5, 2.5m), (1.0, 4m), (3.0, 8m), (3.0, 16m), (2.0, 32m) })
        {
            OnlineFeaturesTests.Observe(Online, state, day, total);
        }

        return state;
    }
}
