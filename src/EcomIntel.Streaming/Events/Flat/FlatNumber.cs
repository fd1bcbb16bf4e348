namespace EcomIntel.Streaming;

/// <summary>Reads the numbers of a payload by JSON's grammar, from where they begin; <c>at</c> then stands behind them.</summary>
internal static class FlatNumber
{
    private const int MaxWholeDigits = 9;
    private const int MaxDigits = 18;

    /// <summary>Whole numbers of up to nine digits.</summary>
    public static bool TryWhole(ReadOnlySpan<byte> utf8, ref int at, out int value)
    {
        value = 0;
        bool isNegative = TrySign(utf8, ref at);
        int start = at;
        while (at < utf8.Length && IsDigit(utf8[at]))
        {
            value = unchecked((value * 10) + (utf8[at] - '0'));
            at++;
        }

        value = isNegative ? unchecked(-value) : value;
        return IsWhole(utf8, start, at) && at - start <= MaxWholeDigits && !Continues(utf8, at);
    }

    /// <summary>Amounts of up to fourteen digits before and eighteen in all, without an exponent.</summary>
    public static bool TryAmount(ReadOnlySpan<byte> utf8, ref int at, out decimal value)
    {
        bool isNegative = TrySign(utf8, ref at);
        int start = at;
        ulong digits = Digits(utf8, ref at, 0);
        int whole = at - start;
        bool isRead = IsWhole(utf8, start, at) && whole <= MaxDigits - 4;
        int decimals = 0;
        if (at < utf8.Length && utf8[at] == '.')
        {
            at++;
            int point = at;
            digits = Digits(utf8, ref at, digits);
            decimals = at - point;
            isRead &= decimals > 0;
        }

        isRead &= whole + decimals <= MaxDigits && !Continues(utf8, at) && (digits > 0 || !isNegative);
        value = isRead ? new decimal((int)digits, (int)(digits >> 32), 0, isNegative, (byte)decimals) : 0;
        return isRead;
    }

    /// <summary>Digits of an identifier.</summary>
    public static bool TryDigits(ReadOnlySpan<byte> utf8, ref int at, out TextSlice slice)
    {
        int start = at;
        TrySign(utf8, ref at);
        int first = at;
        while (at < utf8.Length && IsDigit(utf8[at]))
        {
            at++;
        }

        slice = new TextSlice((ushort)start, (ushort)(at - start));
        return IsWhole(utf8, first, at) && !Continues(utf8, at);
    }

    private static bool TrySign(ReadOnlySpan<byte> utf8, ref int at)
    {
        bool isNegative = at < utf8.Length && utf8[at] == '-';
        at += isNegative ? 1 : 0;
        return isNegative;
    }

    private static ulong Digits(ReadOnlySpan<byte> utf8, ref int at, ulong before)
    {
        while (at < utf8.Length && IsDigit(utf8[at]))
        {
            before = unchecked((before * 10) + (ulong)(utf8[at] - '0'));
            at++;
        }

        return before;
    }

    private static bool IsDigit(byte character) => (uint)(character - '0') <= 9;

    /// <summary>At least one digit, and no zero before others.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> utf8, int start, int end) => end - start == 1 || (end > start && utf8[start] != '0');

    private static bool Continues(ReadOnlySpan<byte> utf8, int at) => at < utf8.Length && utf8[at] is (byte)'.' or (byte)'e' or (byte)'E';
}
