namespace EcomIntel.Insights;

/// <summary>What is compared over months, in words.</summary>
/// <param name="Id">The claim's id.</param>
/// <param name="Measure">What a day has, such as <c>orders a day</c>.</param>
/// <param name="Method">The method with its source.</param>
/// <param name="WhenHigh">What to do about a month above the others.</param>
/// <param name="WhenLow">What to do about a month below the others.</param>
internal sealed record MonthWords(string Id, string Measure, string Method, Func<DateOnly, FormattableString> WhenHigh, Func<DateOnly, FormattableString> WhenLow)
{
    public string Unit => $"{Measure} ÷ those of the other months";

    public Finding NotAnswerable(FormattableString reason, double minimumRatio) => Finding.NotAnswerable(Id, reason, Unit, minimumRatio, Method, EffectScale.Ratio);
}
