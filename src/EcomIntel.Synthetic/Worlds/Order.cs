namespace EcomIntel.Synthetic;

/// <summary>One order as it was drawn, in positions.</summary>
internal sealed record Order(int Number, long Timestamp, int Hour, int Customer, int FirstLine, OrderLine[] Lines);
