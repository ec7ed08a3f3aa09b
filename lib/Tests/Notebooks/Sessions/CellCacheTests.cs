using System.Security.Cryptography;

namespace FairLab.Notebooks.Tests;

public sealed class CellCacheTests : IDisposable
{
    static readonly string[] Cells =
    [
        "using System.Globalization;",
        "var x = 1; double F(double a) => a * 2;\nenum Color { Red, Green }",
        "// nothing",
        "x += (int)F(3);\nx",
        "Color.Green.ToString() + x",
    ];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    (List<object?> Values, bool Compiled) RunAll(string cache, params string[] cells)
    {
        using var session = new CSharpSession(new SessionOptions { CacheDirectory = _folder[cache] });
        var values = cells.Select(cell => session.Run(cell)).Select(result =>
        {
            Assert.Equal(CellStatus.Completed, result.Status);
            return result.Value;
        }).ToList();
        return (values, session.HasCompiled);
    }

    string HashOf(string cache) => Convert.ToHexString(SHA256.HashData(
        [.. Directory.GetFiles(_folder[cache], "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(path => (byte[])[
                .. System.Text.Encoding.UTF8.GetBytes(System.IO.Path.GetFileName(path)), .. File.ReadAllBytes(path),
            ])]));

    [Fact]
    public void Run_second_time_compiles_nothing_and_gives_the_same()
    {
        var first = RunAll("cache", Cells);
        var second = RunAll("cache", Cells);
        Assert.True(first.Compiled);
        Assert.False(second.Compiled);
        Assert.Equal(first.Values, second.Values);
        Assert.Equal("Green7", second.Values[^1]);
    }

    [Fact]
    public void Run_twice_writes_the_same_bytes()
    {
        RunAll("a", Cells);
        RunAll("b", Cells);
        Assert.Equal(HashOf("a"), HashOf("b"));
    }

    [Fact]
    public void Run_changed_cell_compiles_it_and_those_after_it_in_the_same_chain()
    {
        RunAll("cache", Cells);
        using var session = new CSharpSession(new SessionOptions { CacheDirectory = _folder["cache"] });
        Assert.True(session.Run(Cells[0]).FromCache);
        Assert.True(session.Run(Cells[1]).FromCache);
        Assert.False(session.Run("x = 10; var added = 0;").FromCache);
        var last = session.Run(Cells[3]);
        Assert.False(last.FromCache);
        Assert.Equal(16, last.Value);
    }

    [Fact]
    public void Run_changed_cell_that_declares_nothing_leaves_the_others_cached()
    {
        RunAll("cache", Cells);
        using var session = new CSharpSession(new SessionOptions { CacheDirectory = _folder["cache"] });
        session.Run(Cells[0]);
        session.Run(Cells[1]);
        Assert.False(session.Run("x = 10; Console.Write(x);").FromCache);
        var last = session.Run(Cells[3]);
        Assert.True(last.FromCache);
        Assert.Equal(16, last.Value);
        Assert.Equal(22, session.Run(Cells[3]).Value);
        Assert.Equal("Green22", session.Run(Cells[4]).Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(2000)]
    public void Run_damaged_entry_is_compiled_again(int length)
    {
        RunAll("cache", Cells);
        foreach (var path in Directory.GetFiles(_folder["cache"], "*", SearchOption.AllDirectories))
        {
            var bytes = File.ReadAllBytes(path);
            if (length < bytes.Length)
                File.WriteAllBytes(path, bytes[..length]);
            else
                File.WriteAllBytes(path, [.. bytes[..^1], (byte)(bytes[^1] ^ 1)]);
        }

        var again = RunAll("cache", Cells);
        Assert.True(again.Compiled);
        Assert.Equal("Green7", again.Values[^1]);
        Assert.False(RunAll("cache", Cells).Compiled);
    }

    [Fact]
    public void Run_cache_folder_that_cannot_be_written_costs_nothing_but_time()
    {
        var blocked = _folder.Write("file", "not a folder");
        using var session = new CSharpSession(new SessionOptions { CacheDirectory = blocked });
        Assert.Equal(2, session.Run("1 + 1").Value);
    }

    [Fact]
    public void Run_other_imports_have_other_entries()
    {
        using (var plain = new CSharpSession(new SessionOptions { CacheDirectory = _folder["cache"] }))
            plain.Run("1");
        using var other =
            new CSharpSession(new SessionOptions { CacheDirectory = _folder["cache"], Imports = ["System.Numerics"] });
        Assert.False(other.Run("1").FromCache);
    }
}
