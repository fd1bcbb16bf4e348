namespace EcomIntel;

internal readonly struct ExtremeOfWindowReader<TExtreme> : IAggregateReader<ExtremeOfWindow<TExtreme>, long>
    where TExtreme : struct, IExtreme
{
    public long Read(in ExtremeOfWindow<TExtreme> past, long now) => past.Value;
}
