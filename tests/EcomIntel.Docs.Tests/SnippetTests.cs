namespace EcomIntel.Docs.Tests;

public class SnippetTests
{
    [Fact]
    public void An_error_names_page_and_line()
    {
        Errors("Text", "", "```csharp", "int a = 1;", "int b = \"two\";", "```")
            .Should().ContainSingle().Which.Should().StartWith("page.md(5): CS0029");
    }

    [Fact]
    public void A_block_knows_only_the_blocks_that_it_continues()
    {
        string[] page = ["```csharp", "int a = 1;", "```", "", "```csharp continued", "Console.WriteLine(a);", "```"];

        Errors(page).Should().BeEmpty();
        Errors([.. page.Select(line => line.Replace(" continued", "", StringComparison.Ordinal))])
            .Should().ContainSingle().Which.Should().StartWith("page.md(6): CS0103");
    }

    [Fact]
    public void A_block_may_hold_types_alone_and_statements_may_await()
    {
        Errors(
            "```csharp", "await new Greeter().GreetAsync();", "```", "",
            "```csharp continued", "public class Greeter { public Task GreetAsync() => Console.Out.WriteLineAsync(\"hello\"); }", "```")
            .Should().BeEmpty();
    }

    [Fact]
    public void Other_languages_are_left_alone() =>
        Errors("```json", "{ \"int\": b }", "```", "```csharp", "int a = 1;", "```").Should().BeEmpty();

    [Fact]
    public void A_block_without_end_and_an_unknown_mark_are_refused()
    {
        FluentActions.Invoking(() => Errors("```csharp", "int a;")).Should().Throw<FormatException>().WithMessage("page.md(1)*no end*");
        FluentActions.Invoking(() => Errors("```csharp ignored", "```")).Should().Throw<FormatException>().WithMessage("page.md(1)*continued*");
    }

    private static string[] Errors(params string[] page) =>
        [.. Snippet.From(Fence.Read("page.md", string.Join('\n', page))).SelectMany(snippet => snippet.Errors())];
}
