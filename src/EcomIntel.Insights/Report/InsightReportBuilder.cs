namespace EcomIntel.Insights;

/// <summary>Collects the questions of a report. For one thread; frozen once built.</summary>
public sealed class InsightReportBuilder
{
    private readonly InsightOptions _options;
    private readonly List<IInsightQuestion> _questions = [];
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
    /// Adds the questions that suit any shop: <see cref="SalesByMonth"/>, <see cref="CategoryPopularity"/>, <see cref="AgeConcentration"/> and
    /// <see cref="CategoryDrivers"/>.
    /// </summary>
    /// <returns>This builder.</returns>
    public InsightReportBuilder AddDefaultQuestions() =>
        Add(new SalesByMonth()).Add(new CategoryPopularity()).Add(new AgeConcentration()).Add(new CategoryDrivers());

    /// <summary>Adds a question.</summary>
    /// <param name="question">The question.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">A question of that name was added before.</exception>
    /// <exception cref="InvalidOperationException">The report was built before.</exception>
    public InsightReportBuilder Add(IInsightQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        ThrowIfBuilt();
        if (_questions.Exists(other => other.Name == question.Name))
        {
            throw new ArgumentException($"The report already asks '{question.Name}'. Replace or remove that question first.", nameof(question));
        }

        _questions.Add(question);
        return this;
    }

    /// <summary>Puts a question in the place of another.</summary>
    /// <typeparam name="T">The type of the question to take out.</typeparam>
    /// <param name="question">The question to put in.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">Another question has the new one's name.</exception>
    /// <exception cref="InvalidOperationException">There is no question of that type, or the report was built before.</exception>
    public InsightReportBuilder Replace<T>(IInsightQuestion question)
        where T : IInsightQuestion
    {
        ArgumentNullException.ThrowIfNull(question);
        int position = PositionOf<T>();
        if (_questions.FindIndex(other => other.Name == question.Name) is int other and >= 0 && other != position)
        {
            throw new ArgumentException($"The report already asks '{question.Name}'. Remove that question first.", nameof(question));
        }

        _questions[position] = question;
        return this;
    }

    /// <summary>Takes out a question.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <returns>This builder.</returns>
    /// <exception cref="InvalidOperationException">There is no question of that type, or the report was built before.</exception>
    public InsightReportBuilder Remove<T>()
        where T : IInsightQuestion
    {
        _questions.RemoveAt(PositionOf<T>());
        return this;
    }

    /// <summary>Freezes the questions.</summary>
    /// <returns>What runs the report over a dataset, as often as wanted.</returns>
    /// <exception cref="InvalidOperationException">There are no questions, or the report was built before.</exception>
    public InsightReporter Build()
    {
        ThrowIfBuilt();
        if (_questions.Count == 0)
        {
            throw new InvalidOperationException("The report has no questions. Call AddDefaultQuestions or Add.");
        }

        _built = true;
        return new InsightReporter([.. _questions], _options);
    }

    private int PositionOf<T>()
        where T : IInsightQuestion
    {
        ThrowIfBuilt();
        int position = _questions.FindIndex(question => question is T);
        return position >= 0 ? position : throw new InvalidOperationException(
            $"The report has no question of type {typeof(T).Name}. It asks: {string.Join(", ", _questions.Select(question => question.Name))}.");
    }

    private void ThrowIfBuilt()
    {
        if (_built)
        {
            throw new InvalidOperationException("The report was built before. Use a new builder for another.");
        }
    }
}
