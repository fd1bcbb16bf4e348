namespace EcomIntel.Repository.Tests;

public class LineDiffTests
{
    [Fact]
    public void Shows_removed_and_added_lines_in_place() =>
        LineDiff.Of("a\nb\nc", "a\nx\nc\nd").Should().Be("- b\n+ x\n+ d\n");

    [Property]
    public void Equal_texts_do_not_differ(string text) => LineDiff.Of(text ?? "", text ?? "").Should().BeEmpty();
}
