using System.Text;

namespace EcomIntel.Streaming.Sqlite.Tests;

/// <summary>The bytes that all durable stores keep. That every field comes back is shown by the history of a store.</summary>
public class StoreFormatTests
{
    private static readonly PartitionMark Mark = new(7) { LastRecord = new LastRecord(6, -1, ulong.MaxValue), AcceptedGap = new OffsetGap(1, 3), Counts = new PartitionCounts(1, 2, 3, 4) };

    [Fact]
    public void A_mark_is_kept_in_these_bytes() =>
        // Files and tables hold them: whoever changes them must still read these.
        MarkFormat.Read(Convert.FromHexString(
            "01" + "0700000000000000" + "0000000000000080" + "0000000000000080" + "0000000000000000" + "0000000000000000" + "0000000000000000" + "0000000000000000"
            + "0100000000000000" + "0200000000000000" + "0300000000000000" + "0400000000000000" + "01" + "0600000000000000" + "01" + "FFFFFFFFFFFFFFFF"
            + "01" + "0100000000000000" + "0300000000000000" + "C50ACF46A6712132")).Should().Be(Mark);

    [Property]
    public void Any_byte_that_changed_is_noticed(int place, byte change)
    {
        byte[] bytes = MarkFormat.Write(new SealedWriter(), Mark).ToArray();
        bytes[(int)((uint)place % (uint)bytes.Length)] ^= (byte)(change | 1);

        FluentActions.Invoking(() => MarkFormat.Read(bytes)).Should().Throw<InvalidDataException>();
    }

    [Fact]
    public void A_later_version_is_told_from_damage()
    {
        byte[] bytes = new SealedWriter().Begin(9).Seal().ToArray();

        FluentActions.Invoking(() => MarkFormat.Read(bytes)).Should().Throw<InvalidDataException>().WithMessage("the mark is of version 9, and this program knows 1");
    }

    [Property]
    public void Numbers_come_back_in_few_bytes_where_they_are_small(long number)
    {
        ReadOnlyMemory<byte> bytes = new SealedWriter().Begin(1).ShortSigned(number).ShortSigned(long.MinValue).ShortSigned(-1).Seal();
        SealedReader reader = new(bytes.Span, 1, "it");

        reader.ShortSigned().Should().Be(number);
        reader.ShortSigned().Should().Be(long.MinValue);
        reader.ShortSigned().Should().Be(-1);
        reader.IsAtEnd.Should().BeTrue();
    }

    [Property(MaxTest = 500)]
    public void Different_names_have_different_bytes_and_ordinary_ones_are_utf8(string? first, string? second)
    {
        first ??= "";
        second ??= "";

        KeyBytes.Of(first).SequenceEqual(KeyBytes.Of(second)).Should().Be(first == second);
        KeyBytes.Of("Kofi 客户 🛒\0").Should().Equal(Encoding.UTF8.GetBytes("Kofi 客户 🛒\0"));
        KeyBytes.Of("\ud83d").Should().NotEqual(KeyBytes.Of("\ud83e"));
    }
}
