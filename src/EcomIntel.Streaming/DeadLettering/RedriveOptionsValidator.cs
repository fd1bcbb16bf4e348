using Microsoft.Extensions.Options;

namespace EcomIntel.Streaming;

[OptionsValidator]
internal sealed partial class RedriveOptionsValidator : IValidateOptions<RedriveOptions>;
