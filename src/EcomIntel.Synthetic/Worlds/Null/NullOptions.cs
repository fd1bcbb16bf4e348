namespace EcomIntel.Synthetic;

/// <summary>Settings of <see cref="SyntheticWorld.Null"/>, which has 200 customers unless told otherwise. Read once; for one thread.</summary>
public sealed class NullOptions : WorldOptions
{
    internal const int DefaultCustomers = 200;
}
