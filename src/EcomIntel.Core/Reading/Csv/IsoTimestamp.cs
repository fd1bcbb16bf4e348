namespace EcomIntel;

/// <summary>ISO 8601 times with T or a space: yyyy-MM-dd[ HH:mm[:ss[.f…]]][Z|±HH[:]mm]. Strict, and without allocation.</summary>
internal static class IsoTimestamp
{
    /// <summary>Parses a time into ticks of its own clock, with the offset where the text has one.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long ticks, out TimeSpan? offset)
    {
        ticks = 0;
        offset = null;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-'
            || !Digits(text[..4], out int year) || !Digits(text[5..7], out int month) || !Digits(text[8..10], out int day)
            || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        ticks = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified).Ticks;
        if (text.Length == 10)
        {
            return true;
        }

        ReadOnlySpan<char> rest = text[11..];
        return text[10] is 'T' or ' ' or 't' && Clock(ref rest, ref ticks) && Zone(rest, out offset);
    }

    private static bool Clock(ref ReadOnlySpan<char> text, ref long ticks)
    {
        if (text.Length < 5 || text[2] != ':' || !Digits(text[..2], out int hour) || !Digits(text[3..5], out int minute) || hour > 23 || minute > 59)
        {
            return false;
        }

        ticks += (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
        text = text[5..];
        if (text.Length == 0 || text[0] != ':')
        {
            return true;
        }

        if (text.Length < 3 || !Digits(text[1..3], out int second) || second > 59)
        {
            return false;
        }

        ticks += second * TimeSpan.TicksPerSecond;
        text = text[3..];
        return text.Length == 0 || text[0] is not ('.' or ',') || Fraction(ref text, ref ticks);
    }

    private static bool Fraction(ref ReadOnlySpan<char> text, ref long ticks)
    {
        int length = 1;
        long unit = TimeSpan.TicksPerSecond;
        for (; length < text.Length && char.IsAsciiDigit(text[length]); length++)
        {
            unit /= 10;
            ticks += unit * (text[length] - '0');
        }

        text = text[length..];
        return length > 1;
    }

    private static bool Zone(ReadOnlySpan<char> text, out TimeSpan? offset)
    {
        offset = null;
        if (text.Length > 1 && text[0] == ' ')
        {
            text = text[1..];
        }

        if (text.Length == 0)
        {
            return true;
        }

        if (text is "Z" or "z" or "UTC")
        {
            offset = TimeSpan.Zero;
            return true;
        }

        int minutesAt = text.Length == 6 && text[3] == ':' ? 4 : 3;
        int minute = 0;
        if (text[0] is not ('+' or '-') || text.Length is not (3 or 5 or 6) || text.Length == 6 != (minutesAt == 4)
            || !Digits(text[1..3], out int hour) || (text.Length > 3 && !Digits(text[minutesAt..], out minute)) || hour > 14 || minute > 59)
        {
            return false;
        }

        TimeSpan span = new(hour, minute, 0);
        offset = text[0] == '-' ? -span : span;
        return true;
    }

    private static bool Digits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (char c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        return true;
    }
}
