using System.Globalization;

namespace FairLab.Notebooks.Tests;

[Collection("limits of what is shown")]
public sealed class ValueFormatterTests : IDisposable
{
    // The formatters of notebooks are in force while there is a session.
    readonly NotebookSession _session =
        new(new SessionOptions { Formatters = [(typeof(IForeign<>).FullName!, typeof(ForeignFormatters))] });

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData(null, "<null>")]
    [InlineData("text", "text")]
    [InlineData(1.5, "1.5")]
    [InlineData(true, "True")]
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
        var html = bundle["text/html"]!;
        Assert.Contains("<code>{ Group = a&lt;b, N = 1 }</code>", html);
        Assert.Contains("Group: a<b", bundle["text/plain"]);
    }

    [Fact]
    public void Format_long_sequence_is_cut_and_says_so()
    {
        Assert.Contains("... (80 more)", ValueFormatter.Text(Enumerable.Range(0, 100).ToList()));
        Assert.Contains("... (more)", ValueFormatter.Format(Endless())["text/plain"]);

        static IEnumerable<int> Endless()
        {
            for (var i = 0; ; i++)
                yield return i;
        }
    }

    [Fact]
    public void Format_lazy_sequence_is_enumerated_once_for_all_its_formats()
    {
        var begun = 0;
        var bundle = ValueFormatter.Format(Rows());
        Assert.Equal(1, begun);
        Assert.Contains("row 2", bundle["text/html"]);
        Assert.Contains("row 2", bundle["text/plain"]);
        var again = Rows();
        ValueFormatter.Format(again);
        ValueFormatter.Format(again);
        Assert.Equal(3, begun);

        IEnumerable<object> Rows()
        {
            begun++;
            for (var i = 0; i < 3; i++)
                yield return new { Name = $"row {i}" };
        }
    }

    [Fact]
    public void Format_lazy_sequence_of_a_class_of_its_own_is_enumerated_once()
    {
        var source = new Counted();
        var bundle = ValueFormatter.Format(source);
        Assert.Equal(1, source.Begun);
        Assert.Contains("2", bundle["text/plain"]);
    }

    [Fact]
    public void Format_people_who_list_one_another_is_cut_in_size_and_says_so()
    {
        var people = Enumerable.Range(0, 30).Select(i => new Person { Name = $"person {i}" }).ToList();
        people.ForEach(person => person.Knows = people);
        var bundle = ValueFormatter.Format(people);
        foreach (var (mimeType, text) in bundle.Data)
        {
            Assert.True(text.Length < 3 * ValueFormatter.SizeLimit, $"{mimeType}: {text.Length} characters");
            Assert.True(
                text.Length < ValueFormatter.SizeLimit || text.Contains("(cut: ", StringComparison.Ordinal), mimeType);
        }
    }

    [Fact]
    public void Format_long_text_is_cut_and_says_so()
    {
        var text = ValueFormatter.Format(new string('x', 3 << 20))["text/plain"]!;
        Assert.InRange(text.Length, 1 << 20, 2 << 20);
        Assert.EndsWith("(cut: 3145728 characters in all)", text);
    }

    [Fact]
    public void Format_JSON_and_groups_keep_names_and_keys()
    {
        using var document = System.Text.Json.JsonDocument.Parse("""{"name":"a","n":[1,2]}""");
        Assert.Contains("\"name\": \"a\"", ValueFormatter.Format(document)["text/plain"]);
        Assert.Contains(
            "\"name\": \"a\"",
            ValueFormatter.Format(System.Text.Json.Nodes.JsonNode.Parse("""{"name":"a"}"""))["text/plain"]);
        var groups = ValueFormatter.Format(new[] { "apple", "avocado", "pear" }.GroupBy(word => word[0]));
        foreach (var mimeType in (string[])["text/html", "text/plain"])
        {
            Assert.Contains("Key", groups[mimeType]);
            Assert.Contains("avocado", groups[mimeType]);
            Assert.Contains("pear", groups[mimeType]);
        }
    }

    [Fact]
    public void Format_object_that_contains_itself_ends()
    {
        var node = new Node();
        node.Next = node;
        Assert.InRange(ValueFormatter.Text(node).Length, 1, 1000);
        Assert.NotNull(ValueFormatter.Format(node)["text/html"]);
    }

    [Fact]
    public void Format_getter_that_throws_is_shown_not_thrown() =>
        Assert.Contains("no", ValueFormatter.Format(new Broken())["text/html"]);

    [Fact]
    public void Format_by_name_convention_is_used_without_a_reference()
    {
        var bundle = ValueFormatter.Format(new Plot());
        Assert.Equal(["text/html", "text/plain"], bundle.Data.Select(entry => entry.Key));
        Assert.Equal("<svg/>", bundle["text/html"]);
        Assert.Equal("{\"a\":[1]}", ValueFormatter.Format(new Plot(), "application/json")["application/json"]);
        Assert.Equal("<svg/>", ValueFormatter.Format(new Plot(), "text/html").Data[0].Value);
    }

    [Fact]
    public void Format_type_of_another_library_by_a_source_named_for_it()
    {
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

    public sealed class Person
    {
        public string Name { get; init; } = "";

        public List<Person>? Knows { get; set; }
    }

    internal sealed class Counted : IEnumerable<object>
    {
        public int Begun { get; private set; }

        public IEnumerator<object> GetEnumerator()
        {
            Begun++;
            yield return new { N = 1 };
            yield return new { N = 2 };
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
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
            return true;
        }
    }

    sealed class Json
    {
        public string MimeType => "application/json";

        public bool Format(object instance, TextWriter writer)
        {
            writer.Write("{\"a\":[1]}");
            return true;
        }
    }
}
