namespace EcomIntel.Modeling;

/// <summary>How the rows of a tree are drawn. The unit of drawing is a customer where the data says which rows are whose, else a row.</summary>
public enum RowDrawing
{
    /// <summary>Each unit is in or out, without repeats. On many rows as good as the bootstrap at the same share of distinct rows (Friedman and Hall, 2007), and faster.</summary>
    Subsample = 0,

    /// <summary>Each unit is drawn a Poisson(1) number of times: the bootstrap of Breiman (2001) without a fixed total.</summary>
    Bootstrap = 1,
}
