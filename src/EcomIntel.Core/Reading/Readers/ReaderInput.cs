using System.Data.Common;

namespace EcomIntel;

/// <summary>Where the rows of a data reader come from.</summary>
internal sealed record ReaderInput(Func<CancellationToken, ValueTask<DbDataReader>> Open, string Name, string? File);
