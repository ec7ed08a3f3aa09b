using System.Text.Json;
using FairLab.Data;

namespace FairLab.Models;

/// <summary>A model as a file of JSON: what its features mean, how they are standardized, and its parameters.</summary>
sealed record SavedModel(string Kind, string Schema, double[] Mean, double[] Scale, double[] Coefficients, int[] Hidden,
    float[][] Parameters, bool IsConverged)
{
    public const string Logistic = "logistic regression", Network = "multilayer perceptron";

    public static SavedModel Of(string kind, Standardizer standardizer, double[] coefficients, int[] hidden,
        float[][] parameters, bool isConverged) => new(kind, standardizer.Schema.ToJson(), [.. standardizer.Mean],
        [.. standardizer.Scale], coefficients, hidden, parameters, isConverged);

    public Standardizer Standardizer(string path)
    {
        var schema = FeatureSchema.FromJson(Schema);
        return schema.Features.Count == Mean.Length && Scale.Length == Mean.Length
            ? new Standardizer(schema, Mean, Scale)
            : throw new DataException(path, null,
                $"{schema.Features.Count} features with {Mean.Length} means and {Scale.Length} scales",
                "as many of each");
    }

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this));

    public static SavedModel Read(string path, string kind)
    {
        if (!File.Exists(path))
            throw new DataException(path, null, "no file", $"a {kind}");
        try
        {
            return JsonSerializer.Deserialize<SavedModel>(File.ReadAllText(path)) switch
            {
                { Kind: { } other } when other != kind =>
                    throw new DataException(path, null, $"a {other}", $"a {kind}"),
                { Kind: not null, Schema: not null, Mean: not null, Scale: not null, Coefficients: not null,
                    Hidden: not null, Parameters: not null } saved => saved,
                _ => throw new DataException(path, null, "something else", $"a {kind}"),
            };
        }
        catch (JsonException e)
        {
            throw new DataException(path, e.LineNumber, e.Message, $"a {kind}");
        }
    }
}
