namespace EcomIntel.Streaming;

internal enum Recognition
{
    New = 0,
    Duplicate = 1,
    Conflict = 2,
}
