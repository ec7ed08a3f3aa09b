namespace FairLab.Notebooks.Tests;

/// <summary>What Python's <c>str.format</c> gives for the same template and values.</summary>
public sealed class PathTemplateTests
{
    static readonly Dictionary<string, object?> Values = new()
    {
        ["alpha"] = 0.12345, ["n"] = 42, ["neg"] = -7, ["s"] = "text",
        ["l"] = new object?[] { 1, "two", new object?[] { 3.5 } },
        ["d"] = new Dictionary<string, object?> { ["k"] = "v", ["m"] = new Dictionary<string, object?> { ["z"] = 9 } },
        ["b"] = true, ["none"] = null, ["big"] = 1234567.891, ["typed"] = new ParameterText("1e-3"),
    };

    static string Fill(string template) => PathTemplate.Fill(
        template,
        Values,
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(1230),
        TimeZoneInfo.Utc,
        new Guid("00112233-4455-6677-8899-aabbccddeeff"));

    [Theory]
    [InlineData("out.ipynb", "out.ipynb")]
    [InlineData("{alpha:.03f}", "0.123")]
    [InlineData("{alpha}_{n}_{s}_{b}_{none}", "0.12345_42_text_True_None")]
    [InlineData("{n:05d}_{neg:05d}_{neg:+}_{n:+d}_{n: }_{neg:=6}", "00042_-0007_-7_+42_ 42_-    7")]
    [InlineData("{n:x}_{n:b}_{n:o}_{n:_}_{n:e}_{n:.2f}", "2a_101010_52_42_4.200000e+01_42.00")]
    [InlineData(
        "{big:,.2f}_{big:e}_{big:g}_{big:.3g}_{big:.10}", "1,234,567.89_1.234568e+06_1.23457e+06_1.23e+06_1234567.891")]
    [InlineData("{s:>8}_{s:*^9}_{s:.2}_{s!r}", "    text_**text***_te_'text'")]
    [InlineData("{l[0]}_{l[2][0]}_{d[k]}_{d[m][z]:03}", "1_3.5_v_009")]
    [InlineData("{l}_{d}", "[1, 'two', [3.5]]_{'k': 'v', 'm': {'z': 9}}")]
    [InlineData("{{n}}_{alpha:%}_{alpha:.{n}f}", "{n}_12.345000%_0.123450000000000004174438572590588591992855")]
    [InlineData("{b:d}_{b:5}", "1_    1")]
    [InlineData("{typed:.4f}", "0.0010")]
    [InlineData("{pm[run_uuid]}", "00112233-4455-6677-8899-aabbccddeeff")]
    [InlineData("{pm[current_datetime_utc]:%Y%m%d-%H%M%S}", "20260102-030405")]
    [InlineData("{pm[current_datetime_utc]}", "2026-01-02 03:04:05.000123+00:00")]
    [InlineData("{pm[current_datetime_local].year}", "2026")]
    public void Fill_gives_what_Python_gives(string template, string expected) =>
        Assert.Equal(expected, Fill(template));

    [Theory]
    [InlineData("{missing}", "Missing parameter 'missing'")]
    [InlineData("{d[x]}", "Missing parameter 'x'")]
    [InlineData("{l[9]}", "list index out of range")]
    [InlineData("{n:q}", "Unknown format code 'q'")]
    [InlineData("{s:d}", "Unknown format code 'd'")]
    [InlineData("{n", "expected '}' before end of string")]
    [InlineData("}", "Single '}' encountered in format string")]
    [InlineData("{}", "Replacement index 0 out of range")]
    [InlineData("{none:5}", "unsupported format '5' for None")]
    public void Fill_what_Python_refuses_is_refused(string template, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<PathTemplateException>(() => Fill(template)).Message);

    [FsCheck.Xunit.Property(MaxTest = 1000)]
    public bool Fill_of_anything_gives_text_or_its_own_error(string? template)
    {
        try
        {
            return Fill(
                (template ?? "")
                    .Replace('a', '{')
                    .Replace('b', '}')
                    .Replace('c', 'n')
                    .Replace('d', ':')
                    .Replace('e', '[')) is not null;
        }
        catch (PathTemplateException)
        {
            return true;
        }
    }
}
