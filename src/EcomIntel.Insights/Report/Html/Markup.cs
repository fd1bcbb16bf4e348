using System.Runtime.CompilerServices;
using System.Text;

namespace EcomIntel.Insights;

/// <summary>HTML and SVG being written. What stands between the holes of an interpolated string is markup; what fills a hole is text or a number and is escaped.</summary>
internal sealed class Markup
{
    private readonly StringBuilder _text = new();

    public Markup Add([InterpolatedStringHandlerArgument("")] ref MarkupHoles markup)
    {
        _ = markup;
        return this;
    }

    /// <summary>Adds markup from the source code, such as a style sheet; never anything from the data.</summary>
    public Markup AddConstant(string markup)
    {
        _text.Append(markup);
        return this;
    }

    public override string ToString() => _text.ToString();

    internal void AddText(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': _text.Append("&amp;"); break;
                case '<': _text.Append("&lt;"); break;
                case '>': _text.Append("&gt;"); break;
                case '"': _text.Append("&quot;"); break;
                case '\'': _text.Append("&#39;"); break;
                case '\t' or '\n': _text.Append((char)rune.Value); break;
                default: _text.Append(Unprintable.Is(rune) ? "\uFFFD" : rune.ToString()); break;
            }
        }
    }
}
