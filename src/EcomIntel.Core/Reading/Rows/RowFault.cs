namespace EcomIntel;

/// <summary>Why a whole row cannot be taken apart.</summary>
internal sealed record RowFault(string Rule, string? Column, string Value);
