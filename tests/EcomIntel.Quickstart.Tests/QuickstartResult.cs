namespace EcomIntel.Quickstart.Tests;

internal sealed record QuickstartResult(int ExitCode, string Output, string Error);
