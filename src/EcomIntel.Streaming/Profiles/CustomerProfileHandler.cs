namespace EcomIntel.Streaming;

/// <summary>Folds a customer's events into the saved profile.</summary>
internal sealed class CustomerProfileHandler(OnlineFeatures? features) : JsonEventHandler<ProfileState>(ProfileStateContext.Default.ProfileState)
{
    public override string Name => "profiles";

    /// <summary>The partitions whose profiles can be read here.</summary>
    public HeldPartitions Held { get; } = new();

    public override ProfileState NewState(string key) => new();

    public override ProfileState Apply(ProfileState state, EventContext context) => ProfileFold.Apply(state, context, features);

    /// <summary>Refuses a profile whose features are another pipeline's, before any event is applied to it.</summary>
    public override ProfileState Load(string key, int version, ReadOnlySpan<byte> saved)
    {
        ProfileState state = base.Load(key, version, saved);
        if (features is null)
        {
            return state with { Features = default };
        }

        if (state.Features.IsEmpty && state.TransactionCount > 0)
        {
            throw new SchemaMismatchException("The profile was kept without a model's features, so that its past is missing in them.");
        }

        features.Load(state.Features.Span);
        return state;
    }
}
