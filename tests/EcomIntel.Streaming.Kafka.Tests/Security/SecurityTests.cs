using Confluent.Kafka;

namespace EcomIntel.Streaming.Kafka.Tests;

/// <summary>Against a broker that takes no unprotected connection and no stranger.</summary>
public class SecurityTests(SecuredKafka kafka) : IClassFixture<SecuredKafka>
{
    [Theory]
    [InlineData(SaslMechanism.Plain)]
    [InlineData(SaslMechanism.ScramSha512)]
    public async Task Records_are_sent_and_read_by_TLS_under_a_name_and_a_password(SaslMechanism mechanism)
    {
        await using TestTopic topic = await kafka.TopicAsync(mechanism);
        await using Member member = Member.Start(topic.Transport, topic.Name, SharedKafka.NewName());

        await topic.SendManyAsync(10);

        await member.UntilAsync(one => one.Records.Count == 10);
        member.Records.Select(record => record.Value).Should().BeEquivalentTo(Enumerable.Range(0, 10).Select(number => $"v{number}"));
    }

    [Theory]
    [InlineData(SaslMechanism.Plain)]
    [InlineData(SaslMechanism.ScramSha512)]
    public async Task A_wrong_password_is_told_as_one_and_is_not_shown(SaslMechanism mechanism)
    {
        await using TestTopic topic = await kafka.TopicAsync(mechanism, options => options.SaslPassword = "guess-secret");

        Func<Task> describe = () => topic.Transport.DescribeAsync(topic.Name, TestContext.Current.CancellationToken).AsTask();

        (await describe.Should().ThrowAsync<KafkaTransportException>()).Which.Message.Should().ContainEquivalentOf("authentication").And.NotContain("guess-secret");
    }

    [Fact]
    public async Task A_broker_that_nobody_vouches_for_is_not_talked_to()
    {
        using TestAuthority stranger = new();
        await using TestTopic topic = await kafka.TopicAsync(SaslMechanism.Plain, options => options.SslCaLocation = stranger.AuthorityFile);

        Func<Task> describe = () => topic.Transport.DescribeAsync(topic.Name, TestContext.Current.CancellationToken).AsTask();

        (await describe.Should().ThrowAsync<KafkaTransportException>()).Which.Message.Should().ContainEquivalentOf("certificate verify failed");
    }
}
