using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>
/// Writes a cleaning policy: rules that each row meets in the order they were added. A rule of a name that is there already replaces it in its place.
/// Always first come the checks that make a row readable (<c>field_count</c>, <c>nul_character</c>, <c>unparseable</c>, <c>required</c>).
/// The defaults are <c>range:timestamp</c> (the years 1970 to 2099), <c>range:age</c> (0 to 120) and <c>range:price_per_item</c> (0 or more).
/// For one thread, and only inside <see cref="CommerceSource.Clean"/>.
/// </summary>
public sealed class CleaningPolicyBuilder
{
    private readonly List<CleaningRule> _rules;
    private ImmutableDictionary<Field, Violation> _unparseable;
    private bool _frozen;

    internal CleaningPolicyBuilder(CleaningPolicy policy)
    {
        _rules = [.. policy.Rules];
        _unparseable = policy.Unparseable;
    }

    /// <summary>The names of the rules in order.</summary>
    public IReadOnlyList<string> Names => [.. _rules.Select(rule => rule.Name)];

    /// <summary>Quarantines rows that lack a value; one rule <c>missing:field</c> for each field.</summary>
    /// <param name="fields">The fields.</param>
    /// <returns>This builder.</returns>
    public CleaningPolicyBuilder DropMissing(params ReadOnlySpan<Field> fields)
    {
        foreach (Field field in fields)
        {
            Set(new DropMissingRule(field));
        }

        return this;
    }

    /// <summary>
    /// Fills in missing values (rule <c>impute:field</c>). Statistics are over the rows that the rules before it leave, customers and products counting
    /// once each; it therefore holds those rows in memory.
    /// </summary>
    /// <param name="field">The field; no identifier, and not the timestamp.</param>
    /// <param name="imputation">What stands in.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The field identifies rows, or the imputation does not fit its type.</exception>
    public CleaningPolicyBuilder Impute(Field field, Imputation imputation)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(imputation);
        if (field.IsIdentity || field == Field.TransactionKind)
        {
            throw new ArgumentException($"'{field}' cannot be imputed: a made-up one would join what does not belong together. Use {nameof(DropMissing)}.", nameof(field));
        }

        if (!field.IsAttribute && (imputation.NeedsNumbers ? field.Kind == FieldKind.Text : imputation.TextValue is not null && field.Kind != FieldKind.Text))
        {
            throw new ArgumentException($"'{field}' is {(field.Kind == FieldKind.Text ? "a text: use Imputation.Mode or a constant text" : "a number: use a statistic or a constant number")}.", nameof(imputation));
        }

        return Set(new ImputeRule(field, imputation));
    }

    /// <summary>Keeps the first of equal transactions and quarantines the others; the rule is <c>duplicates</c>, or <c>duplicates:field+field</c>.</summary>
    /// <param name="key">The fields that make rows equal, rows that lack one being equal to none; with no field, all raw columns of the input.</param>
    /// <returns>This builder.</returns>
    public CleaningPolicyBuilder DropDuplicates(params ReadOnlySpan<Field> key) => Set(new DuplicateRule([.. key]));

    /// <summary>Requires a range (rule <c>range:field</c>); missing values pass.</summary>
    /// <param name="field">A number, an amount or a numeric attribute.</param>
    /// <param name="min">The least allowed value; null for no bound.</param>
    /// <param name="max">The greatest allowed value; null for no bound.</param>
    /// <param name="violation">What becomes of a value outside; the row is quarantined by default.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The field is no number, or the range is empty.</exception>
    public CleaningPolicyBuilder Range(Field field, decimal? min = null, decimal? max = null, Violation violation = Violation.Quarantine)
    {
        CheckNumber(field);
        return min > max
            ? throw new ArgumentException($"The range of '{field}' is empty: {min} is above {max}.", nameof(min))
            : Set(new RangeRule(field, RangeBound.Of(min), RangeBound.Of(max), violation));
    }

    /// <summary>Requires values above zero; the rule has the name, and so the place, of the field's range.</summary>
    /// <param name="field">A number, an amount or a numeric attribute.</param>
    /// <param name="violation">What becomes of a value that is zero or less; the row is quarantined by default.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The field is no number.</exception>
    public CleaningPolicyBuilder Positive(Field field, Violation violation = Violation.Quarantine)
    {
        CheckNumber(field);
        return Set(new RangeRule(field, new RangeBound(0m, Exclusive: true), null, violation));
    }

    /// <summary>Requires times within a period (rule <c>range:timestamp</c>).</summary>
    /// <param name="from">The earliest allowed instant; null for no bound.</param>
    /// <param name="to">The latest allowed instant; null for no bound.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The period is empty.</exception>
    public CleaningPolicyBuilder Period(DateTimeOffset? from = null, DateTimeOffset? to = null) => from > to
        ? throw new ArgumentException($"The period is empty: {from} is after {to}.", nameof(from))
        : Set(new RangeRule(Field.Timestamp, RangeBound.Of(from), RangeBound.Of(to), Violation.Quarantine));

    /// <summary>Says what becomes of text that is no value of its field, and of numbers too large for it (rule <c>unparseable</c>).</summary>
    /// <param name="field">The field; identifiers and the timestamp are always quarantined.</param>
    /// <param name="violation">What becomes of the value.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The field identifies rows.</exception>
    public CleaningPolicyBuilder Unparseable(Field field, Violation violation)
    {
        ArgumentNullException.ThrowIfNull(field);
        ThrowIfFrozen();
        if (field.IsIdentity && violation == Violation.MakeMissing)
        {
            throw new ArgumentException($"'{field}' cannot be made missing: the row would belong nowhere.", nameof(field));
        }

        _unparseable = _unparseable.SetItem(field, violation);
        return this;
    }

    /// <summary>Says what becomes of returns and cancellations (rule <c>returns</c>); netting holds the rows in memory.</summary>
    /// <param name="policy">Keep, drop or net.</param>
    /// <returns>This builder.</returns>
    public CleaningPolicyBuilder Returns(ReturnPolicy policy) => policy switch
    {
        ReturnPolicy.Drop => Set(new DropReturnsRule()),
        ReturnPolicy.Net => Set(new NetReturnsRule()),
        _ => Remove(RuleNames.Returns),
    };

    /// <summary>Holds totals against quantity × unit price (rule <c>total_mismatch</c>, off by default).</summary>
    /// <param name="tolerance">The largest difference that passes, in the shop's currency; 0.01 by default.</param>
    /// <param name="repair">What becomes of a total that differs by more; the row is quarantined by default.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative or above a million.</exception>
    public CleaningPolicyBuilder TotalMismatch(decimal tolerance = 0.01m, TotalRepair repair = TotalRepair.Quarantine)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tolerance);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tolerance, 1_000_000m);
        return Set(new TotalMismatchRule(tolerance, repair));
    }

    /// <summary>Quarantines the transactions that a function of your own names.</summary>
    /// <param name="name">The rule's name in the report.</param>
    /// <param name="when">True for a row to take out; it must not keep the row.</param>
    /// <returns>This builder.</returns>
    public CleaningPolicyBuilder QuarantineWhere(string name, Func<CleaningRow, bool> when)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(when);
        return Set(new PredicateRule(name, when));
    }

    /// <summary>Takes a rule out, one of the defaults too; a name that is not there is no mistake.</summary>
    /// <param name="name">The rule's name, such as <c>range:age</c>.</param>
    /// <returns>This builder.</returns>
    public CleaningPolicyBuilder Remove(string name)
    {
        ThrowIfFrozen();
        _rules.RemoveAll(rule => rule.Name == name);
        return this;
    }

    /// <summary>Takes all rules out, the defaults too.</summary>
    /// <returns>This builder.</returns>
    public CleaningPolicyBuilder Clear()
    {
        ThrowIfFrozen();
        _rules.Clear();
        return this;
    }

    internal CleaningPolicy Build()
    {
        _frozen = true;
        return new CleaningPolicy([.. _rules], _unparseable);
    }

    private static void CheckNumber(Field field)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (field == Field.Timestamp)
        {
            throw new ArgumentException($"'{field}' is a time. Use {nameof(Period)}.", nameof(field));
        }

        if (!field.IsAttribute && field.Kind is not (FieldKind.Integer or FieldKind.Money))
        {
            throw new ArgumentException($"'{field}' is no number and has no range. Use {nameof(QuarantineWhere)}.", nameof(field));
        }
    }

    private CleaningPolicyBuilder Set(CleaningRule rule)
    {
        ThrowIfFrozen();
        int at = _rules.FindIndex(existing => existing.Name == rule.Name);
        if (at < 0)
        {
            _rules.Add(rule);
        }
        else
        {
            _rules[at] = rule;
        }

        return this;
    }

    private void ThrowIfFrozen()
    {
        if (_frozen)
        {
            throw new InvalidOperationException("The cleaning policy is in use. Change it inside the call of Clean.");
        }
    }
}
