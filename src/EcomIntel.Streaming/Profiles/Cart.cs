using System.Collections.Immutable;

namespace EcomIntel.Streaming;

/// <summary>The lines of a cart, in the order in which their products were first put there.</summary>
internal static class Cart
{
    public static ImmutableArray<CartLine> With(ImmutableArray<CartLine> cart, string product, int pieces, string? category)
    {
        int index = IndexOf(cart, product);
        if (index < 0)
        {
            return cart.Add(new CartLine(product, pieces, category));
        }

        CartLine line = cart[index];
        return cart.SetItem(index, line with { Quantity = (int)Math.Min((long)line.Quantity + pieces, int.MaxValue), Category = category ?? line.Category });
    }

    /// <summary>Takes pieces out; more than there are take the line out, and a product that is not there changes nothing.</summary>
    public static ImmutableArray<CartLine> Without(ImmutableArray<CartLine> cart, string product, int pieces)
    {
        int index = IndexOf(cart, product);
        return index < 0 ? cart
            : cart[index].Quantity <= pieces ? cart.RemoveAt(index)
            : cart.SetItem(index, cart[index] with { Quantity = cart[index].Quantity - pieces });
    }

    private static int IndexOf(ImmutableArray<CartLine> cart, string product)
    {
        for (int i = 0; i < cart.Length; i++)
        {
            if (cart[i].ProductId == product)
            {
                return i;
            }
        }

        return -1;
    }
}
