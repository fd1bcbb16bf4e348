namespace EcomIntel.Insights;

/// <summary>
/// Do products of some categories bring more an order than others? Claim <c>order_value_by_category</c>, with <c>order_value_by_category/Books</c> for single categories. The unit is the product, because all
/// its lines share its price: the effect is what a typical product of the category brings in an order that holds it ÷ what one of the other categories does (geometric means over products). Immutable; safe
/// for any thread.
/// </summary>
public sealed class OrderValueByCategory : IInsightQuestion
{
    private const string Id = "order_value_by_category";
    private const string Unit = "value of a product in an order ÷ that of the other categories' products";
    private const int LeastProducts = 30;
    private const int LeastOfCategory = 5;
    private const int MostCategories = 64;
    private const string Method =
        "products are the units: the categories are permuted over products, (1 + k) ÷ (1 + draws) (Phipson and Smyth, 2010), on the logarithm of each product's mean value an order; ratio of geometric "
        + "means with the wider of Welch's interval (1947) and that of the spread within all categories, simultaneous over the categories (Šidák)";

    private readonly double _minimumRatio;

    /// <summary>Makes the question.</summary>
    /// <param name="minimumRatio">The least ratio that would matter; 1.10 by default, above 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not above 1.</exception>
    public OrderValueByCategory(double minimumRatio = 1.10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(minimumRatio, 1);
        _minimumRatio = minimumRatio;
    }

    /// <inheritdoc/>
    public string Name => Id;

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Ask(InsightContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        ProductValues products = ProductValues.Of(context.Dataset);
        string[] names = [.. context.Dataset.Products.Categories.Levels];
        if (products.Logs.Length < LeastProducts)
        {
            return [NotAnswerable($"There are fewer than {LeastProducts} products with a category and enough sales with a total to compare.")];
        }

        int[] sizes = new int[names.Length];
        foreach (int category in products.Categories)
        {
            sizes[category]++;
        }

        // Categories of few products or buyers count among the others, but nothing is said of them.
        int[] asked = [.. Enumerable.Range(0, names.Length).Where(category => sizes[category] >= LeastOfCategory && products.Buyers.CustomersOf(category) >= context.MinimumGroupSize)
            .OrderByDescending(category => sizes[category]).ThenBy(category => category).Take(MostCategories).Order()];
        (int Category, MeanContrast Contrast)[] contrasts = MeanContrast.Of(products.Logs, products.Categories, asked);
        return contrasts.Length == 0
            ? [NotAnswerable($"No category has enough products to be compared with the others.")]
            : [Answer(products, contrasts, names, context)];
    }

    private Finding Answer(ProductValues products, (int Category, MeanContrast Contrast)[] contrasts, string[] names, InsightContext context)
    {
        LevelEffect[] effects = [.. contrasts.Select((pair, i) => Effect(pair.Contrast, i, contrasts.Length))];
        int[] groups = Groups(products.Categories, [.. contrasts.Select(pair => pair.Category)]);
        return Describe(Id, LevelEffect.MostNotable(effects, EffectScale.Ratio, _minimumRatio), contrasts, names, products) with
        {
            PValue = AttributePermutation.PValue(products.Logs, groups, contrasts.Length + 1, context.PermutationsFor(1), context.Seed, context),
            Levels = [.. effects.Select(effect => Describe($"{Id}/{names[contrasts[effect.Level].Category]}", effect, contrasts, names, products))],
            Charts = [Chart(effects, contrasts, names)],
        };
    }

    private static LevelEffect Effect(MeanContrast contrast, int level, int contrasts)
    {
        EffectInterval interval = contrast.Interval(contrasts);
        return new LevelEffect(level, Math.Exp(contrast.Difference), new EffectInterval(Math.Exp(interval.Low), Math.Exp(interval.High)), contrast.PValue);
    }

    private static int[] Groups(int[] categories, int[] asked) =>
        [.. categories.Select(category => Array.IndexOf(asked, category) is var position and >= 0 ? position : asked.Length)];

    private Finding Describe(string id, LevelEffect effect, (int Category, MeanContrast Contrast)[] contrasts, string[] names, ProductValues products)
    {
        string category = names[contrasts[effect.Level].Category];
        return new Finding
        {
            Id = id,
            WhenSupported = $"A typical product of {category} brings {effect.Value:0.00} times as much an order as one of the other categories.",
            WhenNotSupported = $"What a typical product brings an order does not depend on its category by {_minimumRatio:0.00} times or more.",
            WhenInsufficient = $"It cannot be told whether what a product brings an order depends on its category.",
            Scale = EffectScale.Ratio,
            Unit = Unit,
            Format = ValueFormat.Ratio,
            Effect = effect.Value,
            Interval = effect.Interval,
            PValue = effect.PValue,
            MinimumEffect = _minimumRatio,
            Rows = products.Buyers.Total,
            Customers = products.Buyers.CustomerCount,
            EffectiveCustomers = EffectiveCustomers.Of(products.LinesOfCustomer),
            Method = Method,
            Note = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Made from {products.Logs.Length} products: with few of them only large differences can be told."),
            Action = effect.Value > 1
                ? $"Where one more order is to be won, lead with {category}: its products bring most."
                : (FormattableString)$"Offer {category} as an addition to an order rather than as its reason.",
        };
    }

    private BarChart Chart(LevelEffect[] effects, (int Category, MeanContrast Contrast)[] contrasts, string[] names) => new()
    {
        Title = $"Value of a typical product in an order, beside the other categories",
        Unit = Unit,
        Format = ValueFormat.Ratio,
        Reference = 1,
        ReferenceLabel = "as the others",
        Bars = [.. effects.OrderByDescending(effect => effect.Value).Select(effect => new ChartBar(
            $"{names[contrasts[effect.Level].Category]}",
            effect.Value,
            effect.Interval,
            effect.Value >= _minimumRatio && effect.Interval.Low > 1))],
    };

    private Finding NotAnswerable(FormattableString reason) => Finding.NotAnswerable(Id, reason, Unit, _minimumRatio, Method, EffectScale.Ratio);
}
