using Microsoft.Extensions.Options;

namespace EcomIntel.Streaming;

[OptionsValidator]
internal sealed partial class ShopEventJsonOptionsValidator : IValidateOptions<ShopEventJsonOptions>;
