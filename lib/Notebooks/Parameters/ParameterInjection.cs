using System.Collections.Immutable;
using System.Text;

namespace FairLab.Notebooks;

/// <summary>
/// Values bound to the parameters a notebook declares: the source that is shown, the source that is compiled, and the
/// values it takes.
/// </summary>
/// <param name="ShownSource">Plain C# with the values in it, as the executed notebook shows it.</param>
/// <param name="CompiledSource">The same declarations with the values fetched, so that the text depends on names and
/// types alone.</param>
/// <param name="Values">The values by name, in the order given.</param>
internal sealed record ParameterInjection(
    string ShownSource, string CompiledSource, IReadOnlyDictionary<string, object?> Values)
{
    /// <summary>Checks all values against the declarations.</summary>
    /// <exception cref="NotebookParameterException">Some value cannot be taken; all problems are reported at
    /// once.</exception>
    public static ParameterInjection Bind(
        ParameterSet declared, IEnumerable<KeyValuePair<string, object?>> given, string file)
    {
        List<string> problems = [];
        OrderedDictionary<string, object?> values = new(StringComparer.Ordinal);
        var shown = new StringBuilder("// Parameters\n");
        var compiled = new StringBuilder("// Parameters\n");
        var byName = declared.Parameters
            .GroupBy(parameter => parameter.Name)
            .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        foreach (var (name, value) in given)
        {
            if (name is "PAPERMILL_INPUT_PATH" or "PAPERMILL_OUTPUT_PATH" && !byName.ContainsKey(name))
            {
                // The runner's own; a notebook may use them without declaring them.
                byName[name] =
                    new NotebookParameter(name, new ParameterType(ParameterKind.Text, "string", true), null, null, 0);
            }
            else if (!declared.HasCell)
            {
                problems.Add($"no code cell is tagged \"{ParameterInspector.ParametersTag}\", "
                    + $"so parameter '{name}' cannot be set; tag the cell that declares it");
                continue;
            }

            if (!byName.TryGetValue(name, out var parameter))
            {
                var known = byName.Count == 0
                    ? "the parameters cell declares none"
                    : "declared: " + string.Join(", ", byName.Keys);
                problems.Add($"unknown parameter '{name}'{NearestName.Hint(name, byName.Keys)} ({known})");
                continue;
            }

            string? problem;
            object? bound = null;
            try
            {
                bound = ParameterBinding.Bind(parameter.Type, ParameterValue.Normalize(value), name, out problem);
            }
            catch (NotSupportedException error)
            {
                problem = $"{name}: {error.Message}";
            }

            if (problem is not null)
            {
                problems.Add(problem);
                continue;
            }

            values[name] = bound;
            var type = parameter.Type.Name;
            shown.Append(type).Append(' ').Append(name)
                .Append(" = ").Append(CSharpLiteral.Write(parameter.Type, bound)).Append(";\n");
            compiled.Append(type).Append(' ').Append(name)
                .Append(" = global::FairLab.Notebooks.InjectedParameters.Get<").Append(type)
                .Append(">(\"").Append(name).Append("\");\n");
        }

        if (problems.Count > 0)
            throw new NotebookParameterException(file, [.. problems]);
        return new ParameterInjection(shown.ToString(), compiled.ToString(), values);
    }
}
