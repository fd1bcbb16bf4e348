using System.Globalization;

namespace EcomIntel.Modeling.MLNet;

/// <summary>What ML.NET's three trainers have in common. Mutable, for one thread; a trainer copies what it needs when it is made.</summary>
public abstract class MLNetTrainerOptions
{
    private protected MLNetTrainerOptions()
    {
    }

    /// <summary>The trees of each class (boosted: at most). Default 100.</summary>
    public int Trees { get; set; } = 100;

    /// <summary>The most leaves of a tree; at least 2. Default 20 for FastForest, 8 for the boosted ones.</summary>
    public int Leaves { get; set; } = 20;

    /// <summary>The fewest rows of a leaf; at least 1. Default 20.</summary>
    public int MinLeafRows { get; set; } = 20;

    /// <summary>
    /// The share of the customers that is held out of the trees, to calibrate the probabilities (FastForest, FastTree) or to know when to stop
    /// (LightGBM); above 0 and below 1. Default 0.2. Rows are held out instead where there are fewer than 10 customers.
    /// </summary>
    public double HeldOutShare { get; set; } = 0.2;

    /// <summary>The seed of the trees and of the customers held out. Default 1.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>The most threads to train with, or −1 for all cores. Default −1.</summary>
    public int MaxDegreeOfParallelism { get; set; } = -1;

    internal int? Threads => MaxDegreeOfParallelism == -1 ? null : MaxDegreeOfParallelism;

    internal MLNetTrainerOptions Copy() => (MLNetTrainerOptions)MemberwiseClone();

    internal static void Validate(MLNetTrainerOptions options)
    {
        List<string> mistakes = [];
        options.Check(mistakes);
        if (mistakes.Count > 0)
        {
            throw new ArgumentException($"{options.GetType().Name} cannot be used: {string.Join("; ", mistakes)}.", nameof(options));
        }
    }

    private protected virtual void Check(List<string> mistakes)
    {
        Require(mistakes, Trees >= 1, nameof(Trees), Trees, "at least 1");
        Require(mistakes, Leaves >= 2, nameof(Leaves), Leaves, "at least 2");
        Require(mistakes, MinLeafRows >= 1, nameof(MinLeafRows), MinLeafRows, "at least 1");
        Require(mistakes, HeldOutShare is > 0 and < 1, nameof(HeldOutShare), HeldOutShare, "above 0 and below 1");
        Require(mistakes, MaxDegreeOfParallelism is -1 or >= 1, nameof(MaxDegreeOfParallelism), MaxDegreeOfParallelism, "-1 or at least 1");
    }

    private protected static void Require(List<string> mistakes, bool holds, string name, IFormattable value, string rule)
    {
        if (!holds)
        {
            mistakes.Add($"{name} is {value.ToString(null, CultureInfo.InvariantCulture)} but must be {rule}");
        }
    }
}
