using YamlDotNet.Serialization;

namespace FairLab.Labs.Tests;

/// <summary>The solution of one task and the mistakes known of it, from <c>notebooks/labs/solutions</c>.</summary>
public sealed class LabAnswers
{
    public string Task { get; set; } = "";

    public string Solution { get; set; } = "";

    public List<LabMistake> Mistakes { get; set; } = [];

    public static List<LabAnswers> Load(string lab) => new DeserializerBuilder()
        .WithNamingConvention(YamlDotNet.Serialization.NamingConventions.CamelCaseNamingConvention.Instance)
        .Build()
        .Deserialize<List<LabAnswers>>(File.ReadAllText(
            Path.Combine(Repository.Root, "notebooks", "labs", "solutions", lab + ".yaml")));
}
