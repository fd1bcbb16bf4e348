namespace EcomIntel.Core.Tests;

public class StoreFileTests
{
    private static readonly FeaturePipeline Pipeline = new FeaturePipelineBuilder().AddHourOfDay()
        .AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend).First(Measure.Spend).DistinctCount(Trait.Product))
        .AddAggregates(By.Product, Window.Days(2), a => a.Sum(Measure.Spend)).Build();

    private static readonly byte[] Saved = Busy(3).Save();

    [Fact]
    public void Bytes_come_back_as_the_same_bytes() => StoreShop.Load(Saved, Pipeline).Save().Should().Equal(Saved);

    [Fact]
    public void A_store_of_many_blocks_comes_back()
    {
        byte[] saved = Busy(4_000).Save();
        saved.Length.Should().BeGreaterThan(5 << 16);
        OnlineFeatureStore store = StoreShop.Load(saved, Pipeline);
        store.StateCount.Should().Be(4_000 + 7);
        store.Save().Should().Equal(saved);
    }

    [Fact]
    public void Stores_can_stand_one_behind_the_other_in_a_stream()
    {
        using MemoryStream stream = new();
        Busy(3).Save(stream);
        Busy(50).Save(stream);
        stream.Position = 0;
        OnlineFeatureStore.Load(stream, Pipeline).Save().Should().Equal(Saved);
        OnlineFeatureStore.Load(stream, Pipeline).Save().Should().Equal(Busy(50).Save());
    }

    [Fact]
    public void Every_single_changed_byte_shows()
    {
        for (int i = 0; i < Saved.Length; i++)
        {
            byte[] damaged = [.. Saved];
            damaged[i] ^= 0x10;
            FluentActions.Invoking(() => StoreShop.Load(damaged, Pipeline)).Should().Throw<DataFormatException>("byte {0} was changed", i);
        }
    }

    [Fact]
    public void Every_cut_shows()
    {
        for (int length = 0; length < Saved.Length; length++)
        {
            FluentActions.Invoking(() => StoreShop.Load(Saved[..length], Pipeline)).Should().Throw<DataFormatException>().WithMessage("The bytes are not a feature state: *");
        }
    }

    [Property(MaxTest = 200)]
    public void Garbage_gives_a_clear_error(byte[] garbage) =>
        FluentActions.Invoking(() => StoreShop.Load(garbage, Pipeline)).Should().Throw<DataFormatException>();

    [Property(MaxTest = 500)]
    public void Even_with_a_right_checksum_no_word_is_trusted(int word, long value)
    {
        const int BlockStart = 4 * sizeof(long);
        byte[] forged = [.. Saved];
        int words = (forged.Length - BlockStart) / sizeof(long) - 1;
        BitConverter.TryWriteBytes(forged.AsSpan(BlockStart + (sizeof(long) * (int)((uint)word % words))), value);
        BitConverter.TryWriteBytes(forged.AsSpan(forged.Length - sizeof(long)), Checksum.Of(forged.AsSpan(BlockStart, forged.Length - BlockStart - sizeof(long))));
        try
        {
            StoreShop.Load(forged, Pipeline).StateCount.Should().BeGreaterThan(0);
        }
        catch (DataFormatException error)
        {
            error.Message.Should().StartWith("The bytes are not a feature state: ");
        }
    }

    [Fact]
    public void Blocks_that_are_lost_or_moved_show()
    {
        byte[] saved = Busy(4_000).Save();
        int header = 3 * sizeof(long);
        int first = (int)BitConverter.ToInt64(saved, header) + (2 * sizeof(long));
        byte[] lost = [.. saved[..header], .. saved[(header + first)..]];
        FluentActions.Invoking(() => StoreShop.Load(lost, Pipeline)).Should().Throw<DataFormatException>().WithMessage("*block 0 is missing or moved*");
    }

    [Fact]
    public void A_newer_version_is_named()
    {
        byte[] newer = [.. Saved];
        newer[6] = 7;
        BitConverter.TryWriteBytes(newer.AsSpan(2 * sizeof(long)), Checksum.Of(newer.AsSpan(0, 2 * sizeof(long))));
        FluentActions.Invoking(() => StoreShop.Load(newer, Pipeline)).Should().Throw<DataFormatException>().WithMessage("The feature store is of version 7, but this library reads version 1*");
    }

    [Fact]
    public void A_store_kept_for_other_aggregates_is_refused()
    {
        FeaturePipeline other = new FeaturePipelineBuilder().AddAggregates(By.Customer, a => a.Count()).Build();
        FluentActions.Invoking(() => StoreShop.Load(Saved, other)).Should().Throw<SchemaMismatchException>().WithMessage("*kept for other aggregates*");
    }

    [Fact]
    public void A_pipeline_with_other_row_features_reads_the_store()
    {
        FeaturePipeline other = new FeaturePipelineBuilder().AddMonth().AddTotalPrice()
            .AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend).First(Measure.Spend).DistinctCount(Trait.Product))
            .AddAggregates(By.Product, Window.Days(2), a => a.Sum(Measure.Spend)).Build();
        StoreShop.Load(Saved, other).Save().Should().Equal(Saved);
    }

    private static OnlineFeatureStore Busy(int customers)
    {
        OnlineFeatureStore store = new(Pipeline);
        for (int i = 0; i < 2 * customers; i++)
        {
            DateTimeOffset moment = new(2025, 1, 1, 0, i % 60, 0, TimeSpan.Zero);
            store.Observe(new Transaction($"t{i}", moment, $"c{i % customers}", $"p{i % 7}") { Total = i }, null, null);
        }

        return store;
    }
}
