using Microsoft.Extensions.Options;

namespace EcomIntel.Streaming.PostgreSql;

[OptionsValidator]
internal sealed partial class PostgreSqlStoreOptionsValidator : IValidateOptions<PostgreSqlStoreOptions>;
