using System.Buffers;

namespace EcomIntel;

/// <summary>Features and update of sales in one go, one sale or many.</summary>
public sealed partial class OnlineFeatures
{
    private const int TouchedTogether = 32;

    /// <summary>
    /// Fills the features of a sale from what happened strictly before it, and takes it in: as <see cref="Read"/> at its moment and then
    /// <see cref="Observe(CustomerFeatureState, Transaction, Product?, Customer?)"/>, for less than the time of both. Returns and cancellations are read and change nothing.
    /// </summary>
    /// <param name="sale">The sale, with its customer's state, which is changed. Duplicates must be kept out by the caller.</param>
    /// <param name="row">Receives one value for each field of <see cref="Schema"/>, coded as it says.</param>
    /// <returns>Late where the sale is before the newest one taken in, or before the newest click of a sort that an aggregate is over.</returns>
    /// <exception cref="ArgumentException">The row is too short, or the state belongs to another pipeline.</exception>
    /// <exception cref="OverflowException">The amount or a sum does not fit a money column; the message names the transaction or the feature.</exception>
    public Timeliness ReadAndObserve(in OnlineEvent sale, Span<float> row)
    {
        Timeliness timeliness = default;
        ReadAndObserve(new ReadOnlySpan<OnlineEvent>(in sale), row, new Span<Timeliness>(ref timeliness));
        return timeliness;
    }

    /// <summary>
    /// Does the same for one sale after the other, in the given order, such as those that a stream delivers together. The states of sales to come are on their way
    /// from memory while one is worked on, which is most of the time where there are more customers than the processor's cache holds. Allocates nothing
    /// once the states have grown.
    /// </summary>
    /// <param name="sales">The sales; where an error is thrown, those before it are taken in.</param>
    /// <param name="rows">Receives the features row after row: as many values for each sale as <see cref="Schema"/> has fields.</param>
    /// <param name="timeliness">Receives whether each was late; may be empty.</param>
    /// <exception cref="ArgumentException">There is too little room, or a state belongs to another pipeline.</exception>
    /// <exception cref="OverflowException">The amount or a sum does not fit a money column; the message names the transaction or the feature.</exception>
    public void ReadAndObserve(ReadOnlySpan<OnlineEvent> sales, Span<float> rows, Span<Timeliness> timeliness = default)
    {
        if (sales.IsEmpty)
        {
            return;
        }

        int width = rows.Length / sales.Length;
        _plan.CheckRoom(rows[..width]);
        if (!timeliness.IsEmpty && timeliness.Length < sales.Length)
        {
            throw new ArgumentException($"There is room for the timeliness of {timeliness.Length} sales, but there are {sales.Length}. Give room for all, or none.", nameof(timeliness));
        }

        FeatureValue[]? rented = _plan.ValueCount > OnlinePlan.StackValues ? ArrayPool<FeatureValue>.Shared.Rent(_plan.ValueCount) : null;
        Span<FeatureValue> values = rented is null ? stackalloc FeatureValue[_plan.ValueCount] : rented;
        for (int i = 0; i < sales.Length; i++)
        {
            if (i % TouchedTogether == 0)
            {
                Touch(sales.Slice(i, Math.Min(TouchedTogether, sales.Length - i)));
            }

            Timeliness one = ReadAndObserve(sales[i], values, rows.Slice(i * Schema.Count, Schema.Count));
            if (!timeliness.IsEmpty)
            {
                timeliness[i] = one;
            }
        }

        if (rented is not null)
        {
            ArrayPool<FeatureValue>.Shared.Return(rented);
        }
    }

    /// <summary>
    /// Waits for the states of some sales all at once instead of for one after the other: loads that do not depend on each other are under way together.
    /// (Prefetch instructions were slower than loads, where most of them miss the address cache too.)
    /// </summary>
    private static void Touch(ReadOnlySpan<OnlineEvent> sales)
    {
        foreach (ref readonly OnlineEvent sale in sales)
        {
            sale.State?.Touch();
        }

        foreach (ref readonly OnlineEvent sale in sales)
        {
            sale.State?.Sales.Touch();
        }
    }

    private Timeliness ReadAndObserve(in OnlineEvent sale, Span<FeatureValue> values, Span<float> row)
    {
        if (sale.State is null || sale.Transaction is null)
        {
            throw new ArgumentException("A sale has no state or no transaction. Give both.", nameof(sale));
        }

        CheckLayout(sale.State);
        ref KeyState sales = ref sale.State.Sales;
        OnlineSale item = new(sale.Transaction, sale.Product, sale.Customer);
        bool counts = sale.Transaction.Kind == TransactionKind.Sale;
        if (counts)
        {
            sales.MoveTo(item.Time);
        }

        Timeliness timeliness = ReadAt(sale.State, new OnlineMoment(sale.Customer, item.Time, _calendar), values, row);
        if (counts)
        {
            Observe(ref sales, _layout.Keys[0], item);
        }

        return timeliness;
    }
}
