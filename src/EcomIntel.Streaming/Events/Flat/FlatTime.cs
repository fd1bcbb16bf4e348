namespace EcomIntel.Streaming;

/// <summary>Reads times as <see cref="EventTime"/> does, without making a text of them.</summary>
internal static class FlatTime
{
    private const int MaxBytes = 64;
    private const int Seconds = 19;
    private const int TickDigits = 7;

    public static bool TryParse(ReadOnlySpan<byte> utf8, TimeZoneInfo zone, out DateTimeOffset time)
    {
        if (TryUtc(utf8, out time))
        {
            return true;
        }

        if (utf8.Length > MaxBytes)
        {
            return false;
        }

        Span<char> characters = stackalloc char[MaxBytes];
        for (int i = 0; i < utf8.Length; i++)
        {
            if (!char.IsAscii((char)utf8[i]))
            {
                return false;
            }

            characters[i] = (char)utf8[i];
        }

        return EventTime.TryParse(characters[..utf8.Length], zone, out time);
    }

    /// <summary>What most senders write: <c>2025-12-28T19:14:08.995740Z</c>, with a space for the T and up to seven decimals.</summary>
    private static bool TryUtc(ReadOnlySpan<byte> utf8, out DateTimeOffset time)
    {
        time = default;
        if (utf8.Length <= Seconds || utf8[^1] != 'Z' || utf8[4] != '-' || utf8[7] != '-' || utf8[10] is not ((byte)'T' or (byte)' ') || utf8[13] != ':' || utf8[16] != ':')
        {
            return false;
        }

        bool isBroken = false;
        int year = (Pair(utf8, 0, ref isBroken) * 100) + Pair(utf8, 2, ref isBroken);
        int month = Pair(utf8, 5, ref isBroken);
        int day = Pair(utf8, 8, ref isBroken);
        int hour = Pair(utf8, 11, ref isBroken);
        int minute = Pair(utf8, 14, ref isBroken);
        int second = Pair(utf8, 17, ref isBroken);
        long ticks = 0;
        if (utf8.Length > Seconds + 1)
        {
            ReadOnlySpan<byte> decimals = utf8[(Seconds + 1)..^1];
            isBroken |= utf8[Seconds] != '.' || decimals.IsEmpty || decimals.Length > TickDigits;
            for (int i = 0; i < TickDigits; i++)
            {
                uint digit = i < decimals.Length ? (uint)(decimals[i] - '0') : 0;
                isBroken |= digit > 9;
                ticks = (ticks * 10) + digit;
            }
        }

        if (isBroken || year is 0 || month is 0 or > 12 || day is 0 || hour > 23 || minute > 59 || second > 59 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        time = new DateTimeOffset(new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified).AddTicks(ticks), TimeSpan.Zero);
        return true;
    }

    private static int Pair(ReadOnlySpan<byte> utf8, int at, ref bool isBroken)
    {
        uint tens = (uint)(utf8[at] - '0');
        uint ones = (uint)(utf8[at + 1] - '0');
        isBroken |= tens > 9 || ones > 9;
        return (int)((tens * 10) + ones);
    }
}
