namespace FairLab.Notebooks.Tests;

/// <summary>What Python 3.11 prints for the same values.</summary>
public sealed class PythonTextTests
{
    [Theory]
    [InlineData(0.5, "0.5")]
    [InlineData(1.0, "1.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1e-5, "1e-05")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(1e16, "1e+16")]
    [InlineData(1.5e16, "1.5e+16")]
    [InlineData(1e22, "1e+22")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(123456789.125, "123456789.125")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(double.NaN, "nan")]
    [InlineData(double.NegativeInfinity, "-inf")]
    public void Repr_of_a_number_is_Pythons(double value, string expected) =>
        Assert.Equal(expected, PythonText.Repr(value));

    [FsCheck.Xunit.Property]
    public bool Repr_reads_back_as_the_same_number(double value) =>
        !double.IsFinite(value)
        || double.Parse(PythonText.Repr(value), System.Globalization.CultureInfo.InvariantCulture).Equals(value);

    [Theory]
    [InlineData("é\"a", "\\xe9\"a")]
    [InlineData("日\n😀\\", "\\u65e5\\n\\U0001f600\\\\")]
    [InlineData("\x01\x7f", "\\x01\\x7f")]
    public void Escape_is_the_codec_unicode_escape(string text, string expected) =>
        Assert.Equal(expected, PythonText.Escape(text));

    [Fact]
    public void Repr_of_a_container_quotes_as_Python_does() =>
        Assert.Equal(
            "[1, 'it', \"it's\", {'k': None}, True]",
            PythonText.Repr(
                new object?[]
                {
                    (System.Numerics.BigInteger)1, "it", "it's", new KeyValuePair<string, object?>[] { new("k", null) },
                    true,
                }));
}
