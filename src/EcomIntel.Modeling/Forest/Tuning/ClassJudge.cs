namespace EcomIntel.Modeling;

/// <summary>The log-loss as it will be after calibration, which likes few columns and surer trees where classes are clean.</summary>
internal sealed class ClassJudge(OutOfBag outOfBag, bool calibrates) : PilotJudge
{
    public override (double Loss, float[] RowLosses) Judge(TreeGrower[] pilots)
    {
        OutOfBagPredictions predictions = outOfBag.Predict(pilots);
        if (!calibrates || pilots.All(tree => tree.NodeCount == 1))
        {
            return (predictions.Score().LogLoss, predictions.RowLosses());
        }

        predictions.Calibrate(CalibrationFit.Quick(predictions));

        // A fitted number flatters the rows it was fitted on.
        return (predictions.Score().LogLoss + (1.0 / predictions.RowCount), predictions.RowLosses());
    }
}
