using System.Globalization;
using System.Numerics;
using FairLab.Experiments;

namespace FairLab.Cli;

/// <summary>Reads <c>name=value</c> as typed on the command line: true, false, null, whole numbers, numbers, else text.</summary>
static class ParameterAssignments
{
    public static IReadOnlyDictionary<string, object?> Parse(IEnumerable<string> assignments)
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (string assignment in assignments)
        {
            int equals = assignment.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new UsageException($"-p expects NAME=VALUE, such as -p epochs=3; found '{assignment}'.");
            parameters[assignment[..equals]] = Value(assignment[(equals + 1)..]);
        }
        return parameters;
    }

    static object? Value(string text) => text switch
    {
        "true" or "True" => true,
        "false" or "False" => false,
        "null" or "None" => null,
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long n) => n,
        _ when BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var big) => big,
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double d) => d,
        _ => text,
    };
}
