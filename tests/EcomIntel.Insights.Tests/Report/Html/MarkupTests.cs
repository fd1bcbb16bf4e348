using System.Xml.Linq;
using FsCheck;

namespace EcomIntel.Insights.Tests;

public class MarkupTests
{
    [Fact]
    public void What_fills_a_hole_is_text_and_what_stands_around_it_is_markup() =>
        new Markup().Add($"""<p title="{"a \"b\" 'c'"}">{"<script>&"}</p>""").ToString()
            .Should().Be("<p title=\"a &quot;b&quot; &#39;c&#39;\">&lt;script&gt;&amp;</p>");

    [Fact]
    public void Numbers_are_invariant_and_as_fine_as_a_screen() =>
        new Markup().Add($"{1.0 / 3} {-0.001} {12} {1234.5}").ToString().Should().Be("0.33 0 12 1234.5");

    [Fact]
    public void Characters_that_no_page_may_hold_are_replaced() =>
        new Markup().Add($"{"a\0b\u202Ec\uD800d\ne"}").ToString().Should().Be("a\uFFFDb\uFFFDc\uFFFDd\ne");

    /// <summary>Whatever a product is called, a reader of the markup gets that name and no element more.</summary>
    [Property]
    public void Any_text_comes_back_as_text(NonNull<string> text)
    {
        string safe = string.Concat(text.Get.Where(letter => letter is >= ' ' and < '\x7F' or >= '\xA0' and < '\u2000'));

        XElement element = XElement.Parse(new Markup().Add($"""<p title="{safe}">{safe}</p>""").ToString(), LoadOptions.PreserveWhitespace);

        element.Value.Should().Be(safe);
        element.Attribute("title")!.Value.Should().Be(safe);
        element.Elements().Should().BeEmpty();
    }
}
