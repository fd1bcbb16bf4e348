namespace EcomIntel;

/// <summary>The rows to train on and the rows to test on; no row is in both. Immutable; safe for any thread.</summary>
/// <param name="Train">The rows to train on.</param>
/// <param name="Test">The rows to test on.</param>
/// <param name="Method">How the rows were parted, to name in reports: <c>time</c>, <c>customer</c>, <c>random</c> or <c>stratified</c>.</param>
public sealed partial record Split(RowSet Train, RowSet Test, string Method)
{
    /// <summary>The share of rows to train on by default: 0.8.</summary>
    public const double DefaultTrainShare = 0.8;
}
