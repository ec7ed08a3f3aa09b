using FairLab.Experiments;
using FairLab.Notebooks;

namespace FairLab.Cli.Papermill;

/// <summary>
/// Collects the parameters from all options. The kind of the option decides which counts, not its place: paths, base64,
/// files, YAML, -p, -r.
/// </summary>
static class PapermillParameters
{
    /// <exception cref="NotebookParameterException">A text is not YAML, not a mapping, or not base64.</exception>
    public static async Task<OrderedDictionary<string, object?>> GatherAsync(
        PapermillOptions options,
        string input,
        string output)
    {
        OrderedDictionary<string, object?> all = new(StringComparer.Ordinal);
        if (options.InjectInput)
            all["PAPERMILL_INPUT_PATH"] = input;
        if (options.InjectOutput)
            all["PAPERMILL_OUTPUT_PATH"] = output;
        foreach (string text in options.ParameterBase64)
            Add(YamlParameters.Read(Decoded(text), "--parameters_base64", options.Compatible));
        foreach (string file in options.ParameterFiles)
        {
            string text = await PapermillStorage.ReadAsync(file, "parameters file");
            Add(YamlParameters.Read(text, file, options.Compatible));
        }
        foreach (string text in options.ParameterYaml)
            Add(YamlParameters.Read(text, "--parameters_yaml", options.Compatible));
        foreach (var (name, value) in options.Parameters)
            all[name] = new ParameterText(value);
        foreach (var (name, value) in options.RawParameters)
            all[name] = value;
        return all;

        void Add(IEnumerable<KeyValuePair<string, object?>> parameters)
        {
            foreach (var (name, value) in parameters)
                all[name] = value;
        }
    }

    static string Decoded(string text)
    {
        try
        {
            return Utf8Text.Decode(Convert.FromBase64String(text), "--parameters_base64");
        }
        catch (InvalidDataException e)
        {
            throw new UsageException(e.Message);
        }
        catch (FormatException)
        {
            throw new NotebookParameterException("--parameters_base64", $"expected base64, found '{text}'");
        }
    }
}
