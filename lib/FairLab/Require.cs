using System.Globalization;
using System.Runtime.CompilerServices;

namespace FairLab;

/// <summary>
/// What an option must be: the value itself where it is, else an error that names the option and what it may be.
/// </summary>
static class Require
{
    /// <summary>A whole number of at least <paramref name="least"/>.</summary>
    public static int AtLeast(int value, int least, [CallerMemberName] string name = "") =>
        That(value, value >= least, string.Create(CultureInfo.InvariantCulture, $"at least {least}"), name);

    /// <summary>A finite number above 0.</summary>
    public static double Positive(double value, [CallerMemberName] string name = "") =>
        That(value, value > 0 && double.IsFinite(value), "a number above 0", name);

    /// <summary>A finite number of at least 0.</summary>
    public static double NotNegative(double value, [CallerMemberName] string name = "") =>
        That(value, value >= 0 && double.IsFinite(value), "a number of at least 0", name);

    /// <summary>A number in [0, 1].</summary>
    public static double Share(double value, [CallerMemberName] string name = "") =>
        That(value, value is >= 0 and <= 1, "a number in [0, 1]", name);

    /// <summary>A device's name as torch has it.</summary>
    public static string Device(string value, [CallerMemberName] string name = "") =>
        That(value, value is "auto" or "cpu" or "cuda", "auto, cpu or cuda", name);

    /// <summary>A level that its type names.</summary>
    public static T Defined<T>(T value, [CallerMemberName] string name = "") where T : struct, Enum =>
        That(value, Enum.IsDefined(value), string.Join(", ", Enum.GetNames<T>()), name);

    /// <summary>Any condition.</summary>
    /// <param name="value">The option's value.</param>
    /// <param name="holds">Whether it may be that.</param>
    /// <param name="expected">What it may be, as in "a number in (0, 1]".</param>
    /// <param name="name">The option; the property that asks where none is named.</param>
    /// <exception cref="ArgumentOutOfRangeException">It may not.</exception>
    public static T That<T>(T value, bool holds, string expected, [CallerMemberName] string name = "")
    {
        if (holds)
            return value;
        var found = value switch
        {
            null => "null",
            string text => $"'{text}'",
            System.Collections.IEnumerable items => string.Join(", ", items.Cast<object?>().Select(Text)),
            _ => Text(value),
        };
        throw new ArgumentOutOfRangeException(name, $"found {found}, expected {expected}");
    }

    static string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);
}
