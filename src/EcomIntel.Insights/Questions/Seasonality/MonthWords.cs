namespace EcomIntel.Insights;

/// <summary>What is compared over months, in words.</summary>
/// <param name="Id">The claim's id.</param>
/// <param name="Measure">What a day has, such as <c>orders a day</c>.</param>
/// <param name="Test">How it is tested that there is any difference.</param>
/// <param name="WhenHigh">What to do about a month above the others.</param>
/// <param name="WhenLow">What to do about a month below the others.</param>
internal sealed record MonthWords(string Id, string Measure, string Test, Func<DateOnly, FormattableString> WhenHigh, Func<DateOnly, FormattableString> WhenLow)
{
    public string Method =>
        $"{Test}, second-order Rao–Scott correction (Rao and Scott, 1984) by customer and by day, the larger p; ratio with CR3 standard error, the larger of by customer and by day, simultaneous over the "
        + "months (max-t); the highest against each other month: two-sided t tests, the largest p (Hung and Fithian, 2019), interval for all pairs at once (Šidák)";

    public string Unit => $"{Measure} ÷ those of the other months";

    public Finding NotAnswerable(FormattableString reason, double minimumRatio) => Finding.NotAnswerable(Id, reason, Unit, minimumRatio, Method, EffectScale.Ratio);
}
