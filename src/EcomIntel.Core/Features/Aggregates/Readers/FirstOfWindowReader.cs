namespace EcomIntel;

internal readonly struct FirstOfWindowReader : IAggregateReader<FirstOfWindow, long>
{
    public long Read(in FirstOfWindow past, long now) => past.First;
}
