using FairLab.Data;

namespace FairLab.Tests.Data;

public sealed class CatalogueTests
{
    const string Good = """
        - id: one
          title: One
          licence: none
          cite: key
          people: { who: a, when: b, how: c, harms: d }
          addresses: ["https://example.org/{file}"]
          files:
            - { name: one.csv, bytes: 3, sha256: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad }
        """;

    [Fact]
    public void Parse_good_text_gives_every_field()
    {
        var entry = Catalogue.Parse("c.yaml", Good)["one"];
        Assert.Equal(
            ("One", "none", "key", "a", "d"),
            (entry.Title, entry.Licence, entry.Cite, entry.People.Who, entry.People.Harms));
        var file = entry.File("one.csv");
        Assert.Equal((3, "https://example.org/one.csv"), (file.Bytes, file.Addresses[0].ToString()));
        Assert.False(entry.AnyFile || entry.Shipped);
    }

    [Theory]
    [InlineData("title: One", "tittle: One", "c.yaml:2: found the key 'tittle', expected 'title'")]
    [InlineData("  title: One\n", "", "c.yaml:1: found no key 'title'")]
    [InlineData("bytes: 3", "bytes: three", "c.yaml:8: found 'three' for 'bytes', expected a whole number of bytes")]
    [InlineData("bytes: 3", "bytes: -3", "c.yaml:8: found '-3' for 'bytes'")]
    [InlineData("ba7816bf", "ba78", "c.yaml:8: found 'ba788f01")]
    [InlineData("https://example", "ftp://example",
        "c.yaml:6: found 'ftp://example.org/{file}', expected an http or https address")]
    [InlineData("one.csv", "../one.csv", "expected a file name without a folder")]
    [InlineData("cite: key", "cite: [key]", "c.yaml:4: found no text for 'cite', expected a text")]
    [InlineData("{ who: a,", "[ who: a,", "c.yaml:")]
    public void Parse_bad_text_names_line_found_and_expected(string good, string bad, string message) =>
        Assert.Contains(
            message,
            Assert
                .Throws<DataException>(() =>
                    Catalogue.Parse("c.yaml", Good.Replace(good, bad, StringComparison.Ordinal)))
                .Message);

    [Fact]
    public void Parse_an_id_twice_says_so() =>
        Assert.Contains(
            "found the id 'one' 2 times",
            Assert.Throws<DataException>(() => Catalogue.Parse("c.yaml", Good + "\n" + Good)).Message);

    [Fact]
    public void Parse_of_something_else_says_what_a_catalogue_is() =>
        Assert.Contains(
            "expected a list of data sets",
            Assert.Throws<DataException>(() => Catalogue.Parse("c.yaml", "a: 1")).Message);

    [Fact]
    public void Load_of_a_missing_file_says_so() =>
        Assert.Contains(
            "found no file, expected a data catalogue",
            Assert.Throws<DataException>(() => Catalogue.Load("nowhere/c.yaml")).Message);

    [Fact]
    public void Default_has_a_loader_or_files_for_every_entry()
    {
        var catalogue = Catalogue.Default();
        Assert.All(Datasets.Ids, id => Assert.NotEmpty(catalogue[id].Files));
        Assert.All(catalogue.Entries, entry =>
            Assert.All(entry.Files, file =>
                Assert.True(
                    entry.Shipped || entry.AnyFile || entry.Page is not null || file.Addresses.Count > 0,
                    $"{entry.Id}/{file.Name} has no address")));
        Assert.Contains("did you mean 'adult'?", Assert.Throws<ArgumentException>(() => catalogue["adlt"]).Message);
    }

    [Fact]
    public void Get_of_what_has_a_page_only_says_where_to_get_it_and_where_to_put_it()
    {
        var folder = Directory.CreateTempSubdirectory("fairlab-page-");
        try
        {
            using var store = new DataStore(Catalogue.Default(), folder.FullName, mirror: null);
            var error = Assert.Throws<DataException>(() => store.Get("resume_audit")).Message;
            Assert.Contains("get it from https://www.openicpsr.org", error, StringComparison.Ordinal);
            Assert.Contains(Path.Combine(folder.FullName, "resume_audit"), error, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Default_ships_the_files_it_says_it_ships()
    {
        using var store = DataStore.Default();
        Assert.All(store.Catalogue.Entries.Where(e => e.Shipped), entry =>
            Assert.Equal(entry.Files.Count, store.Get(entry.Id).Count));
    }
}
