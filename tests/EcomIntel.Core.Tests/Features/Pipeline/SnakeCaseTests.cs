namespace EcomIntel.Core.Tests;

public class SnakeCaseTests
{
    [Theory]
    [InlineData("Books", "books")]
    [InlineData("Home & Garden", "home_garden")]
    [InlineData("  DVDs/Blu-ray 3D ", "dvds_blu_ray_3d")]
    [InlineData("Bücher", "bufccher")]
    [InlineData("日本", "u65e5u672c")]
    [InlineData("&", "")]
    public void A_text_becomes_a_part_of_a_name(string text, string name) => SnakeCase.Of(text).Should().Be(name);
}
