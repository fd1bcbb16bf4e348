namespace EcomIntel.Streaming;

/// <summary>Reads <c>2025-12-28T19:14:08.995740Z</c>, with a space for the T, an offset or no zone, and up to nine digits of a second.</summary>
internal static class EventTime
{
    public static bool TryParse(ReadOnlySpan<char> text, TimeZoneInfo zone, out DateTimeOffset time)
    {
        time = default;
        text = text.Trim();
        if (!TryDigits(ref text, 4, out int year) || !TryMark(ref text, '-') || !TryDigits(ref text, 2, out int month) || !TryMark(ref text, '-')
            || !TryDigits(ref text, 2, out int day) || !(TryMark(ref text, 'T') || TryMark(ref text, ' '))
            || !TryDigits(ref text, 2, out int hour) || !TryMark(ref text, ':') || !TryDigits(ref text, 2, out int minute))
        {
            return false;
        }

        int second = 0;
        long fraction = 0;
        if (TryMark(ref text, ':') && (!TryDigits(ref text, 2, out second) || !TryFraction(ref text, out fraction)))
        {
            return false;
        }

        if (year is 0 || month is 0 or > 12 || day is 0 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        DateTime local = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified).AddTicks(fraction);
        return TryOffset(text, local, zone, out TimeSpan offset) && TryShift(local, offset, out time);
    }

    private static bool TryOffset(ReadOnlySpan<char> text, DateTime local, TimeZoneInfo zone, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text.Length == 0)
        {
            offset = zone.GetUtcOffset(local);
            return true;
        }

        if (text is "Z" or "z")
        {
            return true;
        }

        bool west = TryMark(ref text, '-');
        if (!west && !TryMark(ref text, '+'))
        {
            return false;
        }

        int minutes = 0;
        if (!TryDigits(ref text, 2, out int hours) || (text.Length > 0 && ((TryMark(ref text, ':') && text.Length == 0) || !TryDigits(ref text, 2, out minutes))))
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0) * (west ? -1 : 1);
        return text.Length == 0 && minutes < 60 && hours <= 14;
    }

    private static bool TryShift(DateTime local, TimeSpan offset, out DateTimeOffset time)
    {
        long ticks = local.Ticks - offset.Ticks;
        bool inRange = ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks;
        time = inRange ? new DateTimeOffset(ticks, TimeSpan.Zero) : default;
        return inRange;
    }

    /// <summary>Digits beyond the seventh, which a tick does not hold, are read and dropped.</summary>
    private static bool TryFraction(ref ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (!TryMark(ref text, '.'))
        {
            return true;
        }

        long unit = TimeSpan.TicksPerSecond;
        int digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
        {
            unit /= 10;
            ticks += unit * (text[digits] - '0');
            digits++;
        }

        text = text[digits..];
        return digits is > 0 and <= 9;
    }

    private static bool TryDigits(ref ReadOnlySpan<char> text, int count, out int value)
    {
        value = 0;
        if (text.Length < count)
        {
            return false;
        }

        foreach (char digit in text[..count])
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
        }

        text = text[count..];
        return true;
    }

    private static bool TryMark(ref ReadOnlySpan<char> text, char mark)
    {
        bool found = text.Length > 0 && text[0] == mark;
        text = found ? text[1..] : text;
        return found;
    }
}
