using FairLab.Data;
using FairLab.Runs;

namespace FairLab.Tests.Runs;

public sealed class RunTests
{
    static readonly Table Small = Table.From([new { a = 1 }]);

    [Fact]
    public void Save_InsideAContext_WritesTheTable()
    {
        string folder = Directory.CreateTempSubdirectory("fairlab-test-").FullName;
        try
        {
            using (new RunContext(folder, "demo").Enter())
            {
                var run = Run.Begin(0);
                Assert.Same(Small, run.Save("scores", Small));
                Assert.Contains(
                    "already saved",
                    Assert.Throws<InvalidOperationException>(() => run.Save("scores", Small)).Message,
                    StringComparison.Ordinal);
            }
            Assert.Equal("a\n1\n", File.ReadAllText(Path.Combine(folder, "scores.csv")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Save_OutsideAContext_WritesNothing()
    {
        var run = Run.Begin(0);
        Assert.Null(run.Folder);
        Assert.Same(Small, run.Save("scores", Small));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../scores")]
    [InlineData("a b")]
    public void Save_UnderAnUnusableName_Throws(string name) =>
        Assert.Throws<ArgumentException>(() => Run.Begin(0).Save(name, Small));
}
