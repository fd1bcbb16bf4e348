namespace Quickstart;

/// <summary>A command line that cannot be understood; the message ends with how it is used.</summary>
internal sealed class UsageException(string problem) : Exception($"{problem}\n{QuickstartOptions.Usage}");
