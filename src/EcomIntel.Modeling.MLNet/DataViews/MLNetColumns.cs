namespace EcomIntel.Modeling.MLNet;

/// <summary>The names of the columns that this package writes and reads by default; those that ML.NET itself uses.</summary>
public static class MLNetColumns
{
    /// <summary>The features: a vector of <see cref="float"/> of known size with slot names.</summary>
    public const string Features = "Features";

    /// <summary>The class: a key from 1 whose key values are the names of the classes; missing where there is none.</summary>
    public const string Label = "Label";

    /// <summary>The customer: a key from 1; missing for a row on its own. Fits <c>samplingKeyColumnName</c> of ML.NET's splits.</summary>
    public const string Group = "Group";

    /// <summary>How much the row counts in training: a <see cref="float"/>. Fits <c>exampleWeightColumnName</c> of ML.NET's trainers.</summary>
    public const string Weight = "Weight";

    /// <summary>The probability of each class: a vector of <see cref="float"/> with the names of the classes as slot names.</summary>
    public const string Score = "Score";

    /// <summary>The class of the highest probability: a key from 1 with the names of the classes as key values.</summary>
    public const string PredictedLabel = "PredictedLabel";
}
