namespace EcomIntel;

internal readonly struct ModeReader : IAggregateReader<LevelCounts, int>
{
    public int Read(in LevelCounts past, long now) => past.Mode;
}
