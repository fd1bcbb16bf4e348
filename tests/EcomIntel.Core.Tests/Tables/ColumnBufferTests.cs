namespace EcomIntel.Core.Tests;

public class ColumnBufferTests
{
    [Property]
    public void A_column_has_the_cells_that_were_added(int[] parts)
    {
        // Runs of the absent value and of others, long enough for several parts.
        int[] cells = [.. parts.SelectMany((part, i) => Enumerable.Repeat(i % 2 == 0 ? -1 : part, Math.Abs(part) * 10))];
        ColumnBuffer<int> buffer = Fill(cells);
        buffer.Count.Should().Be(cells.Length);
        buffer.Take().SequenceEqual(cells).Should().BeTrue();
    }

    [Fact]
    public void A_long_column_keeps_its_order()
    {
        int[] cells = [.. Enumerable.Range(0, 300_000)];
        Fill(cells).TakeOrNull().Should().NotBeNull().And.Subject.SequenceEqual(cells).Should().BeTrue();
    }

    [Fact]
    public void A_column_of_nothing_but_absent_values_is_null_or_full_of_them()
    {
        Fill([-1, -1, -1]).TakeOrNull().Should().BeNull();
        Fill([-1, -1, -1]).Take().Should().Equal(-1, -1, -1);
        Fill([]).TakeOrNull().Should().BeNull();
        Fill([]).Take().Should().BeEmpty();
    }

    private static ColumnBuffer<int> Fill(int[] cells)
    {
        ColumnBuffer<int> buffer = new(absent: -1);
        foreach (int cell in cells)
        {
            buffer.Add(cell);
        }

        return buffer;
    }
}
