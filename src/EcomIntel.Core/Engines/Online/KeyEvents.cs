using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>Events of one key in the order of time: each is a time and the values that the key's aggregates are of, side by side.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly ref struct KeyEvents(ReadOnlySpan<long> words, int stride, int count)
{
    private readonly ReadOnlySpan<long> _words = words;

    public int Count => count;

    /// <summary>The event: its time, then its values.</summary>
    public ReadOnlySpan<long> this[int index] => _words.Slice(index * stride, stride);

    public long TimeOf(int index) => _words[index * stride];

    /// <summary>The value in a word of the event; missing for word 0, which is the time.</summary>
    public long ValueOf(int index, int slot) => slot == 0 ? FeatureCell.MissingInteger : _words[(index * stride) + slot];

    public KeyEvents Slice(int start, int length) => new(_words.Slice(start * stride, length * stride), stride, length);

    public void CopyTo(Span<long> target) => _words.CopyTo(target);

    /// <summary>The first event that is not before a moment.</summary>
    public int FirstNotBefore(long moment)
    {
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = TimeOf(middle) < moment ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
