namespace EcomIntel.Synthetic;

/// <summary>Decides for each customer and line what is wrong with it, by streams of its own: the same world with and without dirt. Immutable.</summary>
internal sealed record DirtPlan(double MissingShare, double DuplicateShare, double MalformedShare)
{
    public Customer Blank(long seed, int customer, Customer record)
    {
        if (MissingShare == 0)
        {
            return record;
        }

        SeededRandom random = SeededRandom.For(seed, "customer_missing", customer);
        return record with
        {
            Age = random.NextDouble() < MissingShare ? null : record.Age,
            Gender = random.NextDouble() < MissingShare ? null : record.Gender,
            Location = random.NextDouble() < MissingShare ? null : record.Location,
        };
    }

    public Transaction Blank(long seed, int line, Transaction record)
    {
        if (MissingShare == 0)
        {
            return record;
        }

        SeededRandom random = SeededRandom.For(seed, "line_missing", line);
        return record with
        {
            Quantity = random.NextDouble() < MissingShare ? null : record.Quantity,
            UnitPrice = random.NextDouble() < MissingShare ? null : record.UnitPrice,
        };
    }

    public bool IsDuplicated(long seed, int line) => Happens(seed, "line_duplicate", line, DuplicateShare);

    public bool IsFollowedByMalformed(long seed, int line) => Happens(seed, "line_malformed", line, MalformedShare);

    private static bool Happens(long seed, string field, int line, double share)
    {
        if (share == 0)
        {
            return false;
        }

        SeededRandom random = SeededRandom.For(seed, field, line);
        return random.NextDouble() < share;
    }
}
