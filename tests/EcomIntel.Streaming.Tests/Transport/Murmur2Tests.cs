using System.Text;

namespace EcomIntel.Streaming.Tests;

public class Murmur2Tests
{
    // Apache Kafka, clients/src/test/java/org/apache/kafka/common/utils/UtilsTest.java, testMurmur2.
    [Theory]
    [InlineData("21", -973932308)]
    [InlineData("foobar", -790332482)]
    [InlineData("a-little-bit-long-string", -985981536)]
    [InlineData("a-little-bit-longer-string", -1486304829)]
    [InlineData("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971)]
    [InlineData("abc", 479470107)]
    public void Hashes_equal_those_of_Kafka(string key, int hash) => Murmur2.Hash(Encoding.UTF8.GetBytes(key)).Should().Be(hash);

    [Fact]
    public void The_partition_is_the_hash_without_its_sign_modulo_the_count()
    {
        Murmur2.PartitionOf("foobar", 7).Should().Be((-790332482 & 0x7fffffff) % 7);
        Murmur2.PartitionOf("abc", 7).Should().Be(479470107 % 7);
    }
}
