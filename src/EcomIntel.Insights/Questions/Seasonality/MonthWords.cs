namespace EcomIntel.Insights;

/// <summary>What is compared over months, in words.</summary>
/// <param name="Id">The claim's id.</param>
/// <param name="Measure">What a day has, such as <c>orders a day</c>.</param>
/// <param name="Test">How it is tested that there is any difference.</param>
/// <param name="TooLittle">Why months cannot be compared where there is too little of it.</param>
/// <param name="WhenHigh">What to do about a month above the others.</param>
/// <param name="WhenLow">What to do about a month below the others.</param>
internal sealed record MonthWords(
    string Id,
    string Measure,
    string Test,
    FormattableString TooLittle,
    Func<DateOnly, FormattableString> WhenHigh,
    Func<DateOnly, FormattableString> WhenLow)
{
    public string Method =>
        $"{Test}, second-order Rao–Scott correction (Rao and Scott, 1984); ratio simultaneous over the months (max-t); both with the covariance clustered by customer (CR3) and by day at once (Cameron, Gelbach and "
        + "Miller, 2011); the highest against each other month: two-sided t tests, the largest p (Hung and Fithian, 2019), interval for all pairs at once (Šidák)";

    public string Unit => $"{Measure} ÷ those of the other months";

    public Finding NotAnswerable(FormattableString reason, double minimumRatio) => Finding.NotAnswerable(Id, reason, Unit, minimumRatio, Method, EffectScale.Ratio);
}
