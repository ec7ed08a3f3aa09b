using System.Diagnostics;

namespace FairLab.Audit.Tests;

/// <summary>The command as a user meets it: exit codes, one message without a stack trace, two files.</summary>
public sealed class AuditCommandTests : IDisposable
{
    readonly AuditFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet",
            ["exec", Path.Combine(AppContext.BaseDirectory, "FairLab.Cli.dll"), "audit", .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.DoesNotContain("   at ", await error, StringComparison.Ordinal);
        return (process.ExitCode, await output, await error);
    }

    [Theory]
    [InlineData(0, "selection_gap > 0.99")]
    [InlineData(3, "opportunity_gap > 0.1")]
    [InlineData(2, "opportunity > lots")]
    public async Task Exit_code_is_0_3_where_a_condition_holds_and_2_for_misuse(int expected, string condition)
    {
        string file = _folder.Write(People.Draw(61, 2000, gap: 0.15).Csv());

        var (code, output, error) = await RunAsync(file, "--label", "y", "--prediction", "yhat", "--groups", "sex,race",
            "--fail-on", condition, "--replicates", "100");

        Assert.True(expected == code, output + error);
        Assert.Equal(expected != 2, File.Exists(_folder.Path("p.audit.html")));
        Assert.Equal(expected != 2, File.Exists(_folder.Path("p.audit.json")));
    }

    [Fact]
    public async Task A_file_that_cannot_be_used_ends_with_1_and_an_unknown_column_with_2()
    {
        string file = _folder.Write("sex,y,yhat\nF,1,1\nM,1\n");

        var (code, _, error) = await RunAsync(file, "--label", "y", "--prediction", "yhat", "--groups", "sex");
        Assert.Equal(1, code);
        Assert.Contains("p.csv:3", error, StringComparison.Ordinal);

        (code, _, error) = await RunAsync(file, "--label", "y", "--prediction", "yhat", "--groups", "sx");
        Assert.Equal(2, code);
        Assert.Contains("did you mean 'sex'?", error, StringComparison.Ordinal);
    }
}
