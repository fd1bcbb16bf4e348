namespace EcomIntel.Modeling;

/// <summary>The squared error of amounts.</summary>
internal sealed class AmountJudge(OutOfBag outOfBag) : PilotJudge
{
    public override (double Loss, float[] RowLosses) Judge(TreeGrower[] pilots) => outOfBag.PredictAmounts(pilots).Losses();
}
