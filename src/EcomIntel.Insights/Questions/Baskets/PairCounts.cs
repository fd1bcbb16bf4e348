using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace EcomIntel.Insights;

/// <summary>
/// How often products stand in one order, and how often they would by chance. Looks at the products in most orders. A pair of places in an order is one slot; chance fills the slots by
/// each product's own number of them, so that an order's size and a product's popularity are both accounted for.
/// </summary>
internal sealed class PairCounts
{
    private const int MostProducts = 200;

    private readonly int _size;
    private readonly int[] _joint;
    private readonly long[] _squares;
    private readonly double[] _crossed;
    private readonly int[] _customers;
    private readonly double[] _slots;
    private readonly double[] _slotsWith;
    private readonly double[] _between;
    private readonly int[] _categories;
    private readonly int _categoryCount;
    private readonly double[] _squaresWithin;
    private double _slotSquares;
    private double _customerSquares;

    private PairCounts(CommerceDataset dataset, int[] products)
    {
        Products = [.. products];
        _size = products.Length;
        _joint = new int[_size * _size];
        _squares = new long[_size * _size];
        _crossed = new double[_size * _size];
        _customers = new int[_size * _size];
        _slots = new double[_size];
        CategoryColumn categories = dataset.Products.Categories;
        _categoryCount = categories.Levels.Length + 1;
        _categories = [.. products.Select(product => categories.Codes[product] < 0 ? _categoryCount - 1 : categories.Codes[product])];
        _slotsWith = new double[_size * _categoryCount];
        _between = new double[_categoryCount * _categoryCount];
        _squaresWithin = new double[_categoryCount];
    }

    /// <summary>The products' codes, by position.</summary>
    public ImmutableArray<int> Products { get; }

    /// <summary>The orders with two products or more.</summary>
    public int Orders { get; private set; }

    /// <summary>For each customer with such an order how many there are.</summary>
    public List<int> OrdersOfCustomers { get; } = [];

    /// <summary>All slots: pairs of places in one order.</summary>
    public double Slots { get; private set; }

    /// <summary>How much more the joint orders of all pairs vary than independent orders would, because customers repeat their pairs; at least 1.</summary>
    public double DesignEffect { get; private set; } = 1;

    public int JointOf(int first, int second) => _joint[(first * _size) + second];

    public int CustomersOf(int first, int second) => _customers[(first * _size) + second];

    /// <summary>The design effect of a pair: its own, or that of all pairs where that is larger.</summary>
    public double DesignEffectOf(int first, int second)
    {
        int joint = JointOf(first, second);
        return joint * IndependentShare > 0 ? Math.Max(DesignEffect, SpreadOf((first * _size) + second) / (joint * IndependentShare)) : DesignEffect;
    }

    // What is left of a pair's variance when customers' shares of the slots are taken as given.
    private double IndependentShare => 1 - (_customerSquares / (Slots * Slots));

    /// <summary>
    /// The sum over customers of (joint orders − what their share of all slots would give)²: who orders much has much of everything, and that changes the joint orders and what is
    /// expected of them alike.
    /// </summary>
    private double SpreadOf(int cell)
    {
        double joint = _joint[cell];
        return _squares[cell] - (2 * joint * _crossed[cell] / Slots) + (joint * joint * _customerSquares / (Slots * Slots));
    }

    /// <summary>
    /// The joint orders that chance would give, by popularity alone or by popularity within what is bought of both categories together, whichever is more. A product's popularity
    /// is that in slots without the other one, so that a strong pair does not raise what is expected of it.
    /// </summary>
    public PairExpectation ExpectedOf(int first, int second)
    {
        int joint = JointOf(first, second);
        PairExpectation byPopularity = Alike(_slots[first], _slots[second], joint, Slots, _slotSquares);
        (int one, int other) = (_categories[first], _categories[second]);
        double between = _between[(one * _categoryCount) + other];
        double left = _slotsWith[(first * _categoryCount) + other];
        double right = _slotsWith[(second * _categoryCount) + one];
        PairExpectation byCategory = one == other
            ? Alike(left, right, joint, between, _squaresWithin[one])
            : PairExpectation.Of(left - joint, right - joint, between - left - right + joint, 1);
        return byCategory.Count > byPopularity.Count ? byCategory : byPopularity;
    }

    // Both products are of the same set, in which no product meets itself: the slots of the others hold that much less than all their products by twos.
    private static PairExpectation Alike(double left, double right, int joint, double slots, double squares)
    {
        double others = (2 * slots) - left - right;
        double self = others > 0 ? (squares - (left * left) - (right * right)) / (others * others) : 0;
        return PairExpectation.Of(left - joint, right - joint, 2 * (slots - left - right + joint), 1 - Math.Clamp(self, 0, 1));
    }

    public static PairCounts Of(CommerceDataset dataset, SaleOrders orders)
    {
        OrderProducts lines = OrderProducts.Of(dataset.Transactions);
        int[] orderCounts = new int[dataset.Products.Count];
        for (int order = 0; order < lines.Orders; order++)
        {
            foreach (int product in lines[order])
            {
                orderCounts[product]++;
            }
        }

        int[] products = [.. Enumerable.Range(0, orderCounts.Length).Where(product => orderCounts[product] > 0)
            .OrderByDescending(product => orderCounts[product]).ThenBy(product => dataset.Products[product].Id, StringComparer.Ordinal).Take(MostProducts)];
        int[] positions = new int[orderCounts.Length];
        Array.Fill(positions, -1);
        for (int i = 0; i < products.Length; i++)
        {
            positions[products[i]] = i;
        }

        PairCounts counts = new(dataset, products);
        counts.Count(lines, orders.ByCustomer, positions);
        counts.SumSquares();
        return counts;
    }

    private void SumSquares()
    {
        for (int product = 0; product < _size; product++)
        {
            double within = _slotsWith[(product * _categoryCount) + _categories[product]];
            _slotSquares += _slots[product] * _slots[product];
            _squaresWithin[_categories[product]] += within * within;
        }
    }

    private void Count(OrderProducts lines, Buckets ordersOfCustomer, int[] positions)
    {
        Dictionary<int, int> own = [];
        int[] basket = new int[MostProducts];
        for (int customer = 0; customer < ordersOfCustomer.Count; customer++)
        {
            int baskets = 0;
            double before = Slots;
            foreach (int order in ordersOfCustomer[customer])
            {
                int size = 0;
                foreach (int product in lines[order])
                {
                    if (positions[product] >= 0)
                    {
                        basket[size++] = positions[product];
                    }
                }

                if (size > 1)
                {
                    baskets++;
                    CountOrder(basket.AsSpan(0, size), own);
                }
            }

            EndCustomer(baskets, Slots - before);
        }

        double spread = 0;
        double joint = 0;
        for (int cell = 0; cell < _joint.Length; cell++)
        {
            spread += SpreadOf(cell);
            joint += _joint[cell];
        }

        DesignEffect = joint * IndependentShare > 0 ? Math.Max(1, spread / (joint * IndependentShare)) : 1;

        void EndCustomer(int baskets, double slots)
        {
            foreach ((int pair, int count) in own)
            {
                (int first, int second) = (pair / _size, pair % _size);
                foreach (int cell in (ReadOnlySpan<int>)[pair, (second * _size) + first])
                {
                    _joint[cell] += count;
                    _squares[cell] += (long)count * count;
                    _crossed[cell] += count * slots;
                    _customers[cell]++;
                }

            }

            _customerSquares += slots * slots;

            if (baskets > 0)
            {
                OrdersOfCustomers.Add(baskets);
                Orders += baskets;
            }

            own.Clear();
        }
    }

    private void CountOrder(ReadOnlySpan<int> basket, Dictionary<int, int> own)
    {
        for (int i = 0; i < basket.Length; i++)
        {
            for (int j = i + 1; j < basket.Length; j++)
            {
                (int first, int second) = (Math.Min(basket[i], basket[j]), Math.Max(basket[i], basket[j]));
                CollectionsMarshal.GetValueRefOrAddDefault(own, (first * _size) + second, out _)++;
                Slots++;
                _slots[first]++;
                _slots[second]++;
                (int one, int other) = (_categories[first], _categories[second]);
                _slotsWith[(first * _categoryCount) + other]++;
                _slotsWith[(second * _categoryCount) + one]++;
                _between[(one * _categoryCount) + other]++;
                if (one != other)
                {
                    _between[(other * _categoryCount) + one]++;
                }
            }
        }
    }
}
