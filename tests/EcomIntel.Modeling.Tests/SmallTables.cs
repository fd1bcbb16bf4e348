namespace EcomIntel.Modeling.Tests;

/// <summary>Tables that scikit-learn was run on too.</summary>
internal static class SmallTables
{
    /// <summary>40 rows of three numbers and three classes; no two rows are the same.</summary>
    public static TrainingData Grid()
    {
        float[][] columns = [new float[40], new float[40], new float[40]];
        int[] labels = new int[40];
        for (int i = 0; i < 40; i++)
        {
            (columns[0][i], columns[1][i], columns[2][i]) = (i * 7 % 11, i * 5 % 13, i * 3 % 7);
            labels[i] = ((i * i) + (i * 7 % 11)) % 3;
        }

        FeatureSchema schema = new([new("u", FeatureType.Number), new("v", FeatureType.Number), new("w", FeatureType.Number)]);
        return new TrainingData(new FeatureMatrix(schema, columns), ["a", "b", "c"], labels);
    }
}
