using Microsoft.Extensions.Options;

namespace EcomIntel.Streaming.Kafka;

[OptionsValidator]
internal sealed partial class KafkaOptionsValidator : IValidateOptions<KafkaOptions>;
