using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>A sale to be taken in, with what is known of it. Immutable; as safe for any thread as its state is.</summary>
/// <param name="State">The customer's state.</param>
/// <param name="Transaction">The sale, of this customer.</param>
/// <param name="Customer">The customer's record; null where nothing is known, which leaves its features missing.</param>
/// <param name="Product">The product bought; null where it is unknown.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OnlineEvent(CustomerFeatureState State, Transaction Transaction, Customer? Customer = null, Product? Product = null);
