using System.Text;

namespace FairLab.Audit;

/// <summary>HTML that grows; what is appended is text already, so that no culture formats it.</summary>
sealed class HtmlText(string start = "")
{
    readonly StringBuilder _text = new(start);

    public HtmlText Append(string html)
    {
        _text.Append(html);
        return this;
    }

    public override string ToString() => _text.ToString();
}
