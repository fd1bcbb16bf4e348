namespace EcomIntel.Insights;

/// <summary>Collects the questions and descriptions of a report. For one thread; frozen once built.</summary>
public sealed class InsightReportBuilder
{
    private readonly InsightOptions _options;
    private readonly List<IReportPart> _parts = [];
    private bool _built;

    /// <summary>Starts a report without questions.</summary>
    /// <param name="options">What the questions share; copied. Null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message lists all that are, with their values.</exception>
    public InsightReportBuilder(InsightOptions? options = null)
    {
        options ??= new InsightOptions();
        InsightOptionsValidator.ThrowIfInvalid(options, nameof(options));
        _options = options.Copy();
    }

    /// <summary>
    /// Adds the questions that suit any shop: <see cref="SalesByMonth"/>, <see cref="RevenueByMonth"/>, <see cref="SalesByWeekday"/>, <see cref="SalesByHour"/>, <see cref="CategoryPopularity"/>, <see cref="OrderValueByCategory"/>,
    /// <see cref="AgeConcentration"/>, <see cref="BuyersByCategory"/>, <see cref="CategoryDrivers"/>, <see cref="CustomerConcentration"/>,
    /// <see cref="Retention"/>, <see cref="Basket"/>, <see cref="HappyHours"/>, <see cref="Funnel"/>, <see cref="AnomalousDays"/> and <see cref="Returns"/>.
    /// </summary>
    /// <returns>This builder.</returns>
    /// <remarks>Descriptions beside them: <see cref="AddDefaultDescriptions"/>.</remarks>
    public InsightReportBuilder AddDefaultQuestions() => Add(new SalesByMonth()).Add(new RevenueByMonth()).Add(new SalesByWeekday()).Add(new SalesByHour())
        .Add(new CategoryPopularity()).Add(new OrderValueByCategory())
        .Add(new AgeConcentration()).Add(new BuyersByCategory()).Add(new CategoryDrivers())
        .Add(new CustomerConcentration()).Add(new Retention()).Add(new Basket())
        .Add(new HappyHours()).Add(new Funnel()).Add(new AnomalousDays()).Add(new Returns());

    /// <summary>Adds what is described without being claimed: <see cref="CustomerSegments"/>, <see cref="NextOrders"/>, <see cref="CustomerLifetimes"/> and <see cref="ProductMovers"/>.</summary>
    /// <returns>This builder.</returns>
    public InsightReportBuilder AddDefaultDescriptions() => Add(new CustomerSegments()).Add(new NextOrders()).Add(new CustomerLifetimes()).Add(new ProductMovers());

    /// <summary>Adds a question.</summary>
    /// <param name="question">The question.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">A question of that name was added before.</exception>
    /// <exception cref="InvalidOperationException">The report was built before.</exception>
    public InsightReportBuilder Add(IInsightQuestion question) => AddPart(question, nameof(question));

    /// <summary>Adds a description.</summary>
    /// <param name="describer">What describes the shop.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">A part of that name was added before.</exception>
    /// <exception cref="InvalidOperationException">The report was built before.</exception>
    public InsightReportBuilder Add(IShopDescriber describer) => AddPart(describer, nameof(describer));

    /// <summary>Puts a question in the place of another part.</summary>
    /// <typeparam name="T">The type of the part to take out.</typeparam>
    /// <param name="question">The question to put in.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">Another part has the new one's name.</exception>
    /// <exception cref="InvalidOperationException">There is no part of that type, or the report was built before.</exception>
    public InsightReportBuilder Replace<T>(IInsightQuestion question)
        where T : IReportPart => ReplacePart<T>(question, nameof(question));

    /// <summary>Puts a description in the place of another part.</summary>
    /// <typeparam name="T">The type of the part to take out.</typeparam>
    /// <param name="describer">The describer to put in.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">Another part has the new one's name.</exception>
    /// <exception cref="InvalidOperationException">There is no part of that type, or the report was built before.</exception>
    public InsightReportBuilder Replace<T>(IShopDescriber describer)
        where T : IReportPart => ReplacePart<T>(describer, nameof(describer));

    /// <summary>Takes out a part.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <returns>This builder.</returns>
    /// <exception cref="InvalidOperationException">There is no part of that type, or the report was built before.</exception>
    public InsightReportBuilder Remove<T>()
        where T : IReportPart
    {
        _parts.RemoveAt(PositionOf<T>());
        return this;
    }

    /// <summary>Freezes the questions.</summary>
    /// <returns>What runs the report over a dataset, as often as wanted.</returns>
    /// <exception cref="InvalidOperationException">There are no questions, or the report was built before.</exception>
    public InsightReporter Build()
    {
        ThrowIfBuilt();
        if (_parts.Count == 0)
        {
            throw new InvalidOperationException("The report has no questions. Call AddDefaultQuestions or Add.");
        }

        _built = true;
        return new InsightReporter([.. _parts], _options);
    }

    private InsightReportBuilder AddPart(IReportPart part, string parameter)
    {
        ArgumentNullException.ThrowIfNull(part, parameter);
        ThrowIfBuilt();
        if (_parts.Exists(other => other.Name == part.Name))
        {
            throw new ArgumentException($"The report already asks '{part.Name}'. Replace or remove that question first.", parameter);
        }

        _parts.Add(part);
        return this;
    }

    private InsightReportBuilder ReplacePart<T>(IReportPart part, string parameter)
        where T : IReportPart
    {
        ArgumentNullException.ThrowIfNull(part, parameter);
        int position = PositionOf<T>();
        if (_parts.FindIndex(other => other.Name == part.Name) is int other and >= 0 && other != position)
        {
            throw new ArgumentException($"The report already asks '{part.Name}'. Remove that question first.", parameter);
        }

        _parts[position] = part;
        return this;
    }

    private int PositionOf<T>()
        where T : IReportPart
    {
        ThrowIfBuilt();
        int position = _parts.FindIndex(part => part is T);
        return position >= 0 ? position : throw new InvalidOperationException(
            $"The report has no question of type {typeof(T).Name}. It asks: {string.Join(", ", _parts.Select(part => part.Name))}.");
    }

    private void ThrowIfBuilt()
    {
        if (_built)
        {
            throw new InvalidOperationException("The report was built before. Use a new builder for another.");
        }
    }
}
