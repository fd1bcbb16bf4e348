using System.Runtime.InteropServices;

namespace EcomIntel.Insights;

/// <summary>What is expected of one buyer: the chance to be active still, orders, revenue; and what the buyer spent so far.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ExpectedBuyer(double Active, double Orders, double Revenue, double Spent);
