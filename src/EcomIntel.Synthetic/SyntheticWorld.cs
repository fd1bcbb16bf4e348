using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace EcomIntel.Synthetic;

/// <summary>
/// A shop made up from a seed, whose truth is known. The same seed and settings give the same records on any thread count; each field of each
/// entity has a random stream of its own, and names that people read come from Bogus on another. Immutable; safe for any thread.
/// </summary>
public sealed class SyntheticWorld
{
    private readonly WorldPlan _plan;
    private readonly SalesCalendar _calendar;
    private readonly Population _population;
    private readonly Catalogue _catalogue;
    private readonly CategoryModel _categories;
    private readonly OrderSource _orders;
    private readonly Lazy<WorldTruth> _truth;

    private SyntheticWorld(WorldPlan plan)
    {
        _plan = plan;
        _calendar = new SalesCalendar(plan);
        _population = new Population(plan);
        _catalogue = new Catalogue(plan);
        _categories = new CategoryModel(plan, _calendar.HourShares());
        _orders = new OrderSource(plan, _calendar, _population, _catalogue, _categories);
        _truth = new Lazy<WorldTruth>(() => TruthMaker.Make(_plan, _calendar, _population, _catalogue));
    }

    /// <summary>The world's name: <c>Null</c>, <c>Realistic</c> or <c>Habits</c>.</summary>
    public string Name => _plan.Name;

    /// <summary>The seed it was made from.</summary>
    public long Seed => _plan.Seed;

    /// <summary>All customers, whether they buy or not; each with the attribute <c>name</c>. Ids are whole numbers from 1.</summary>
    public ImmutableArray<Customer> Customers => _population.Customers;

    /// <summary>All products, with list prices. Ids are whole numbers from 1.</summary>
    public ImmutableArray<Product> Products => _catalogue.Products;

    /// <summary>What was planted: what an analysis of this world must find, and what it must not.</summary>
    public WorldTruth Truth => _truth.Value;

    /// <summary>
    /// A world in which nothing depends on anything: 200 customers, the same ten prices in each category, and customers, ages, genders,
    /// locations, products, quantities and times all uniform. 1,000 orders of one line each over a year by default. No claim about it is true.
    /// </summary>
    /// <param name="seed">The seed; 42 by default.</param>
    /// <param name="configure">Changes the settings; null for none.</param>
    /// <returns>The world.</returns>
    /// <exception cref="ArgumentException">Settings are out of range; the message lists them all.</exception>
    public static SyntheticWorld Null(long seed = 42, Action<NullOptions>? configure = null)
    {
        NullOptions options = new();
        configure?.Invoke(options);
        options.EnsureValid(nameof(configure));
        return new SyntheticWorld(NullPlan.Make(seed, options));
    }

    /// <summary>
    /// A world with what shops are like, at strengths that <see cref="RealisticOptions"/> states: a strong month, weekends and evening hours; many
    /// customers aged 25 to 40, who prefer one category; categories with hours of their own; unequal categories and products; customers who
    /// return at unequal rates with tastes of their own; orders of one to three lines with products that go together. 1,000 lines over a
    /// year by default; customers are 2,000 or a tenth of the lines, whichever is more.
    /// </summary>
    /// <param name="seed">The seed; 42 by default.</param>
    /// <param name="configure">Changes the settings; null for none.</param>
    /// <returns>The world.</returns>
    /// <exception cref="ArgumentException">Settings are out of range; the message lists them all.</exception>
    public static SyntheticWorld Realistic(long seed = 42, Action<RealisticOptions>? configure = null)
    {
        RealisticOptions options = new();
        configure?.Invoke(options);
        options.EnsureValid(nameof(configure));
        return new SyntheticWorld(RealisticPlan.Make(seed, options));
    }

    /// <summary>
    /// A world of habits without meaning: customers order at unequal rates, each with tastes, a favourite hour, weekday and season of their own, none of which has to do with who
    /// they are. All favourites are spread evenly, so that of its claims only <c>customer_concentration</c> is true; a method that takes a customer's orders for independent finds many more.
    /// 500 customers, 1,000 lines over a year by default.
    /// </summary>
    /// <param name="seed">The seed; 42 by default.</param>
    /// <param name="configure">Changes the settings; null for none.</param>
    /// <returns>The world.</returns>
    /// <exception cref="ArgumentException">Settings are out of range; the message lists them all.</exception>
    public static SyntheticWorld Habits(long seed = 42, Action<HabitsOptions>? configure = null)
    {
        HabitsOptions options = new();
        configure?.Invoke(options);
        options.EnsureValid(nameof(configure));
        return new SyntheticWorld(HabitsPlan.Make(seed, options));
    }

    /// <summary>The lines of all orders in time order, made one by one as they are asked for; with the gaps and copies that <see cref="DirtOptions"/> asks for.</summary>
    /// <returns>The lines; lines of one order share its time. Each enumeration starts from the beginning.</returns>
    public IEnumerable<Transaction> Transactions()
    {
        foreach (Order order in _orders.Orders())
        {
            for (int i = 0; i < order.Lines.Length; i++)
            {
                Transaction transaction = _plan.Dirt.Blank(Seed, order.FirstLine + i, CleanLine(order, i));
                yield return transaction;
                if (_plan.Dirt.IsDuplicated(Seed, order.FirstLine + i))
                {
                    yield return transaction;
                }
            }
        }
    }

    /// <summary>Puts the world into columns: all customers, all products and <see cref="Transactions"/>.</summary>
    /// <returns>The dataset; the customers' <c>name</c> is not declared as a column.</returns>
    public CommerceDataset ToDataset() => CommerceDataset.FromRecords(Transactions(), Customers, Products);

    /// <summary>Writes the world as one flat CSV file in UTF-8, over a file that is there.</summary>
    /// <param name="path">The file.</param>
    /// <returns>What the file holds.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public DirtCounts SaveCsv(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using StreamWriter writer = new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16);
        return SaveCsv(writer);
    }

    /// <summary>
    /// Writes the world as flat CSV: a header, then a row for each line in time order under <c>transaction_id, timestamp, customer_id, age, gender,
    /// location, product_id, product_category, quantity, price_per_item, total_price</c>. Times are local, with an offset unless the zone is UTC.
    /// A missing value is an empty cell. Copies and malformed rows stand behind the row they were made from.
    /// </summary>
    /// <param name="writer">Where to write; <see cref="TextWriter.Null"/> only counts. Not closed.</param>
    /// <returns>What was written.</returns>
    public DirtCounts SaveCsv(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        FlatCsv csv = new(writer, _plan.Zone);
        csv.WriteHeader();
        foreach (Order order in _orders.Orders())
        {
            for (int i = 0; i < order.Lines.Length; i++)
            {
                int line = order.FirstLine + i;
                Transaction transaction = _plan.Dirt.Blank(Seed, line, CleanLine(order, i));
                Product product = Products[order.Lines[i].Product];
                csv.Write(transaction, Customers[order.Customer], product, isCopy: false);
                if (_plan.Dirt.IsDuplicated(Seed, line))
                {
                    csv.Write(transaction, Customers[order.Customer], product, isCopy: true);
                }

                if (_plan.Dirt.IsFollowedByMalformed(Seed, line))
                {
                    csv.WriteMalformed();
                }
            }
        }

        return csv.Counts;
    }

    /// <summary>
    /// The world as a stream of events in time order, made one by one: each order ends a session in which its products are viewed and put into the
    /// cart, then checkout, purchase and one transaction for each line; between them sessions that end without an order. Event ids
    /// are unique; a transaction's is its own id. Lines are without dirt, customers as in <see cref="Customers"/>.
    /// </summary>
    /// <returns>The events. Each enumeration starts from the beginning; no more than the sessions of half an hour are held.</returns>
    public IEnumerable<ShopEvent> Events() => new SessionSource(_plan, _calendar, _orders, _population, _catalogue, CleanLine).Events();

    /// <summary><see cref="Events"/>, for senders that are asynchronous.</summary>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <returns>The events.</returns>
    /// <exception cref="OperationCanceledException">The stream was stopped.</exception>
    public async IAsyncEnumerable<ShopEvent> StreamAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false); // Nothing here waits: only the shape is asynchronous.
        foreach (ShopEvent shopEvent in Events())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return shopEvent;
        }
    }

    /// <summary>The true probability of each category, in the order of <see cref="WorldTruth.CategoryShares"/>, for a line that a customer buys at a moment.</summary>
    /// <param name="customerId">One of <see cref="Customers"/>.</param>
    /// <param name="moment">The moment; its local hour counts.</param>
    /// <returns>The probabilities: what the best possible model would say.</returns>
    /// <exception cref="ArgumentException">The world has no such customer.</exception>
    public ImmutableArray<CategoryProbability> CategoryProbabilities(string customerId, DateTimeOffset moment)
    {
        if (!int.TryParse(customerId, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number < 1 || number > Customers.Length)
        {
            throw new ArgumentException($"The world has customers 1 to {Customers.Length} but no '{customerId}'.", nameof(customerId));
        }

        double[] probabilities = new double[_categories.Count];
        int hour = TimeZoneInfo.ConvertTime(moment, _plan.Zone).Hour;
        _categories.Probabilities(_population.Taste(number - 1), _population.IsCoreAge(number - 1), hour, probabilities);
        return [.. probabilities.Select((probability, category) => new CategoryProbability(Catalogue.Categories[category], probability))];
    }

    private Transaction CleanLine(Order order, int index)
    {
        OrderLine line = order.Lines[index];
        decimal price = Products[line.Product].Price!.Value;
        return new Transaction(
            Ids.Transaction(order.FirstLine + index), EpochTime.FromMicroseconds(order.Timestamp), Customers[order.Customer].Id, Products[line.Product].Id)
        {
            OrderId = Ids.Order(order.Number),
            Quantity = line.Quantity,
            UnitPrice = price,
            Total = price * line.Quantity,
        };
    }
}
