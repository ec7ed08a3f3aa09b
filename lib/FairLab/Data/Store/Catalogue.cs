using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace FairLab.Data;

/// <summary>
/// The list of data sets in data/catalogue.yaml, read strictly: an unknown key, a missing key or a value of the wrong
/// kind is an error with its line.
/// </summary>
public sealed class Catalogue
{
    static readonly string[] EntryKeys =
    [
        "id", "title", "licence", "cite", "people", "files", "addresses", "page", "any", "shipped",
    ];
    static readonly string[] FileKeys = ["name", "sha256", "bytes", "addresses"];
    static readonly string[] PeopleKeys = ["who", "when", "how", "harms"];

    readonly string _file;

    Catalogue(string file, IReadOnlyList<CatalogueEntry> entries) => (_file, Entries) = (file, entries);

    /// <summary>The data sets, in the order of the file.</summary>
    public IReadOnlyList<CatalogueEntry> Entries { get; }

    /// <summary>
    /// The folder the catalogue lies in: shipped files are beside it, downloads go to cache/ below it.
    /// </summary>
    public string Folder => Path.GetDirectoryName(Path.GetFullPath(_file))!;

    /// <summary>A data set by id.</summary>
    public CatalogueEntry this[string id] => Entries.FirstOrDefault(e => e.Id == id)
        ?? throw new ArgumentException(NearestName.Message("data set", id, [.. Entries.Select(e => e.Id)]), nameof(id));

    /// <summary>
    /// The catalogue of this FairLab: data/catalogue.yaml in the folder that FAIRLAB_ROOT names, else in the nearest
    /// folder above the working directory or above the library.
    /// </summary>
    public static Catalogue Default() => Load(Path.Combine(Repository.Root, "data", "catalogue.yaml"));

    /// <summary>Reads a catalogue.</summary>
    /// <exception cref="DataException">The file is missing, is not YAML, or does not hold what a catalogue
    /// holds.</exception>
    public static Catalogue Load(string file)
    {
        if (!System.IO.File.Exists(file))
            throw new DataException(file, null, "no file", "a data catalogue");
        return Parse(file, System.IO.File.ReadAllText(file));
    }

    /// <summary>
    /// Reads a catalogue from text; <paramref name="file"/> is its name in messages and decides <see cref="Folder"/>.
    /// </summary>
    public static Catalogue Parse(string file, string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            throw new DataException(file, e.Start.Line, e.InnerException?.Message ?? e.Message, "YAML");
        }
        if (stream.Documents is not [{ RootNode: YamlSequenceNode list }])
            throw new DataException(file, 1, "something else", "a list of data sets, each beginning with '- id:'");
        var entries = list.Select(node => Entry(new Node(file, node))).ToList();
        if (entries.GroupBy(e => e.Id).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new DataException(file, null, $"the id '{twice.Key}' {twice.Count()} times", "every id once");
        return new Catalogue(file, entries);
    }

    static CatalogueEntry Entry(Node section)
    {
        section.Allow(EntryKeys);
        var people = section.Section("people").Allow(PeopleKeys);
        var addresses = section.Strings("addresses");
        var shipped = section.Flag("shipped");
        return new CatalogueEntry(
            section.Text("id"),
            section.Text("title"),
            section.Text("licence"),
            section.Text("cite"),
            new PeopleNote(people.Text("who"), people.Text("when"), people.Text("how"), people.Text("harms")),
            [.. section.Sections("files").Select(f => File(f, addresses))], section.Flag("any"), shipped)
        {
            Page = section.Has("page") ? section.Text("page") : null,
        };
    }

    static CatalogueFile File(Node section, IReadOnlyList<(string Text, long Line)> shared)
    {
        section.Allow(FileKeys);
        var name = section.Text("name");
        if (name != Path.GetFileName(name))
            throw section.Error("name", $"'{name}'", "a file name without a folder");
        var hash = section.Text("sha256");
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower))
            throw section.Error("sha256", $"'{hash}'", "64 lower-case hexadecimal digits");
        if (!long.TryParse(section.Text("bytes"), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
            throw section.Error("bytes", $"'{section.Text("bytes")}'", "a whole number of bytes");
        var own = section.Has("addresses") ? section.Strings("addresses") : shared;
        return new CatalogueFile(name, hash, bytes, [.. own.Select(Address)]);

        Uri Address((string Text, long Line) address)
        {
            var text = address.Text.Replace("{file}", Uri.EscapeDataString(name), StringComparison.Ordinal);
            return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
                ? uri
                : throw new DataException(
                    section.FileName, address.Line, $"'{address.Text}'", "an http or https address");
        }
    }

    /// <summary>One mapping of the YAML file, with its place for messages.</summary>
    sealed class Node
    {
        readonly YamlMappingNode _map;

        public Node(string file, YamlNode node)
        {
            FileName = file;
            _map = node as YamlMappingNode
                ?? throw new DataException(file, node.Start.Line, $"'{node}'", "keys with values");
        }

        public string FileName { get; }

        public Node Allow(string[] keys)
        {
            foreach (var (key, _) in _map.Children)
                if (!keys.Contains(key.ToString()))
                    throw new DataException(
                        FileName,
                        key.Start.Line,
                        $"the key '{key}'",
                        $"'{NearestName.Of(key.ToString(), keys)}' or another of {string.Join(", ", keys)}");
            return this;
        }

        public bool Has(string key) => _map.Children.ContainsKey(key);

        public string Text(string key) => Child(key) is YamlScalarNode { Value.Length: > 0 } scalar
            ? scalar.Value.ReplaceLineEndings(" ").Trim()
            : throw Error(key, "no text", "a text");

        public bool Flag(string key) => Has(key) && (Text(key) switch
        {
            "true" => true,
            "false" => false,
            var other => throw Error(key, $"'{other}'", "true or false"),
        });

        public Node Section(string key) => new(FileName, Child(key));

        public IEnumerable<Node> Sections(string key) => Child(key) is YamlSequenceNode { Children.Count: > 0 } list
            ? list.Select(node => new Node(FileName, node))
            : throw Error(key, "something else", "a list of at least one");

        public IReadOnlyList<(string Text, long Line)> Strings(string key) =>
            !Has(key) ? []
            : Child(key) is YamlSequenceNode list ? [.. list.Select(node => (node.ToString(), node.Start.Line))]
            : throw Error(key, "something else", "a list of texts");

        public DataException Error(string key, string found, string expected) =>
            new(FileName, Child(key).Start.Line, $"{found} for '{key}'", expected);

        YamlNode Child(string key) => _map.Children.TryGetValue(key, out var node)
            ? node
            : throw new DataException(FileName, _map.Start.Line, $"no key '{key}'", "one in every such entry");
    }
}
