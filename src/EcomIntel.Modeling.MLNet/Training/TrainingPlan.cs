using System.Collections.Immutable;

namespace EcomIntel.Modeling.MLNet;

/// <summary>What a training works on: the rows to learn from, those held out, the classes that can be learnt and the layout of the slots.</summary>
internal sealed record TrainingPlan(RowSet Learn, RowSet HeldOut, ImmutableArray<int> Classes, SlotLayout Layout)
{
    private const int FewestGroups = 10;

    public static TrainingPlan Make(TrainingData data, RowSet rows, MLNetTrainerOptions options)
    {
        bool byGroup = CountGroups(data, rows) >= FewestGroups;
        List<int> learn = [];
        List<int> heldOut = [];
        foreach (int row in rows.Rows)
        {
            if (data.Labels[row] >= 0 && (data.Weights.IsEmpty || data.Weights[row] > 0))
            {
                bool own = !byGroup || data.Groups[row] < 0;
                SeededRandom random = SeededRandom.For(options.Seed, own ? "held_out_row" : "held_out_group", own ? row : data.Groups[row]);
                (random.NextDouble() < options.HeldOutShare ? heldOut : learn).Add(row);
            }
        }

        ImmutableArray<int> classes = [.. learn.Select(row => data.Labels[row]).Distinct().Order()];
        heldOut.RemoveAll(row => !classes.Contains(data.Labels[row]));
        if (classes.Length < 2 || heldOut.Count == 0)
        {
            throw new EcomIntelException(
                $"Of {rows.Count} rows, {learn.Count} of {classes.Length} classes are left to learn from and {heldOut.Count} to hold out. "
                + "At least two classes and one row held out are needed: give more rows, or another HeldOutShare.");
        }

        RowSet learnt = RowSet.From([.. learn]);
        return new TrainingPlan(learnt, RowSet.From([.. heldOut]), classes, new SlotLayout(data.Schema, MissingNumbers.StandIns(data.Features, learnt)));
    }

    /// <summary>Shows some rows to a trainer, with their weights where they have some.</summary>
    public static TrainingDataView View(TrainingData data, RowSet rows, ViewColumn features, ViewColumn label) =>
        data.Weights.IsEmpty ? new TrainingDataView(rows, features, label) : new TrainingDataView(rows, features, label, new WeightColumn(data));

    /// <summary>Puts a trained model together with what it was trained on.</summary>
    public MLNetClassifierParts Parts(TrainingData data, ScoreModel model) => new(data.Classes, Classes, Layout, model);

    private static int CountGroups(TrainingData data, RowSet rows)
    {
        HashSet<int> groups = [];
        if (!data.Groups.IsEmpty)
        {
            foreach (int row in rows.Rows)
            {
                groups.Add(data.Groups[row]);
            }
        }

        groups.Remove(-1);
        return groups.Count;
    }
}
