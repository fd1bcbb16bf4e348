using Microsoft.Extensions.Options;

namespace EcomIntel.Streaming.Sqlite;

[OptionsValidator]
internal sealed partial class SqliteStoreOptionsValidator : IValidateOptions<SqliteStoreOptions>;
