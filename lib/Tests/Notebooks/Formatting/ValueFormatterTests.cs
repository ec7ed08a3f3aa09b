using System.Globalization;

namespace FairLab.Notebooks.Tests;

[Collection("limits of what is shown")]
public sealed class ValueFormatterTests
{
    [Theory]
    [InlineData(null, "null")]
    [InlineData("text", "text")]
    [InlineData(1.5, "1.5")]
    [InlineData(true, "true")]
    [InlineData(DayOfWeek.Friday, "Friday")]
    public void Format_scalar_is_plain_text_alone(object? value, string expected)
    {
        var bundle = ValueFormatter.Format(value);
        Assert.Equal([new("text/plain", expected)], bundle.Data);
    }

    [Fact]
    public void Format_is_invariant_whatever_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
        try
        {
            Assert.Equal("[ 1.5 ]", ValueFormatter.Text(new[] { 1.5 }));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Format_sequence_of_objects_is_a_table()
    {
        var bundle = ValueFormatter.Format(new[] { new { Group = "a<b", N = 1 }, new { Group = "c", N = 2 } });
        Assert.Equal(
            "<table><thead><tr><th>#</th><th>Group</th><th>N</th></tr></thead><tbody><tr><td>0</td><td>a&lt;b</td><td>1</td></tr><tr><td>1</td><td>c</td><td>2</td></tr></tbody></table>",
            bundle["text/html"]);
        Assert.Equal("[ { Group = a<b, N = 1 }, { Group = c, N = 2 } ]", bundle["text/plain"]);
    }

    [Fact]
    public void Format_long_sequence_is_cut_and_says_so()
    {
        Assert.Contains("<p>... 80 more</p>", ValueFormatter.Format(Enumerable.Range(0, 100).ToList())["text/html"]);
        Assert.Contains("... (80 more)", ValueFormatter.Text(Enumerable.Range(0, 100).ToList()));
        Assert.Contains("<p>... more</p>", ValueFormatter.Format(Endless())["text/html"]);

        static IEnumerable<int> Endless()
        {
            for (var i = 0; ; i++)
                yield return i;
        }
    }

    [Fact]
    public void Format_dictionary_tuple_and_nested_values()
    {
        Assert.Equal("[ a: 1, b: [ 2 ] ]", ValueFormatter.Text(new Dictionary<string, object> { ["a"] = 1, ["b"] = new[] { 2 } }));
        Assert.Equal("(1, x)", ValueFormatter.Text((1, "x")));
        Assert.Contains("<th>key</th>", ValueFormatter.Format(new Dictionary<string, int> { ["a"] = 1 })["text/html"]);
    }

    [Fact]
    public void Format_object_that_contains_itself_ends()
    {
        var node = new Node();
        node.Next = node;
        Assert.Contains("...", ValueFormatter.Text(node));
        Assert.NotNull(ValueFormatter.Format(node)["text/html"]);
    }

    [Fact]
    public void Format_getter_that_throws_is_shown_not_thrown() =>
        Assert.Contains("InvalidOperationException: no", ValueFormatter.Format(new Broken())["text/html"]);

    [Fact]
    public void Format_by_name_convention_is_used_without_a_reference()
    {
        var bundle = ValueFormatter.Format(new Plot());
        Assert.Equal(["text/html", "application/json", "text/plain"], bundle.Data.Select(entry => entry.Key));
        Assert.Equal("<svg/>", bundle["text/html"]);
        Assert.Equal("""{"application/json":{"a":[1]},"text/html":"\u003Csvg/\u003E","text/plain":"plot"}""",
            new MimeBundle([.. bundle.Data.OrderBy(entry => entry.Key)]).ToJson().ToJsonString());
        Assert.Equal("<svg/>", ValueFormatter.Format(new Plot(), "text/html").Data[0].Value);
    }

    [Fact]
    public void Format_formatter_that_declines_leaves_the_default()
    {
        var bundle = ValueFormatter.Format(new Plot { Declines = true });
        Assert.DoesNotContain("<svg/>", bundle.Data.Select(entry => entry.Value));
        Assert.NotNull(bundle["text/plain"]);
    }

    [Fact]
    public void Format_type_of_another_library_by_a_source_named_for_it()
    {
        Assert.DoesNotContain("text/html", ValueFormatter.Format(new Foreign<int>()).Data.Select(entry => entry.Key));
        var name = typeof(IForeign<>).FullName!;
        using var session = new CSharpSession(new SessionOptions { Formatters = [(name, typeof(ForeignFormatters))] });
        Assert.Equal("<b/>", ValueFormatter.Format(new Foreign<int>())["text/html"]);
        Assert.Contains("<td><b/></td>", ValueFormatter.Format(new[] { new Foreign<string>() })["text/html"]);
    }

    interface IForeign<T>;

    sealed class Foreign<T> : IForeign<T>;

    sealed class ForeignFormatters
    {
        public IEnumerable<object> CreateTypeFormatters() => [new Bold()];

        sealed class Bold
        {
            public string MimeType => "text/html";

            public bool Format(object instance, TextWriter writer)
            {
                writer.Write("<b/>");
                return true;
            }
        }
    }

    sealed class Node
    {
        public Node? Next { get; set; }
    }

    sealed class Broken
    {
        public int Fine => 1;

        public int Bad => throw new InvalidOperationException("no");
    }

    [TypeFormatterSource(typeof(PlotFormatters), PreferredMimeTypes = new[] { "text/html" })]
    sealed class Plot
    {
        public bool Declines { get; init; }

        public override string ToString() => "plot";
    }

    [AttributeUsage(AttributeTargets.Class)]
    sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
    {
        public Type FormatterSourceType { get; } = formatterSourceType;

        public string[]? PreferredMimeTypes { get; set; }
    }

    sealed class PlotFormatters
    {
        public IEnumerable<object> CreateTypeFormatters() => [new Json(), new Html()];
    }

    sealed class Html
    {
        public string MimeType => "text/html";

        public bool Format(object instance, TextWriter writer)
        {
            writer.Write("<svg/>");
            return !((Plot)instance).Declines;
        }
    }

    sealed class Json
    {
        public string MimeType => "application/json";

        public bool Format(object instance, TextWriter writer)
        {
            writer.Write("{\"a\":[1]}");
            return !((Plot)instance).Declines;
        }
    }
}
