namespace FairLab.Experiments.Definition;

/// <summary>A cell of the survey's map.</summary>
/// <param name="Kind">The kind of discrimination.</param>
/// <param name="Step">What is done about it.</param>
public sealed record SurveyPlace(Discrimination Kind, SurveyStep Step)
{
    static readonly Dictionary<string, SurveyStep> Steps = new()
    {
        ["detection"] = SurveyStep.Detection, ["pre"] = SurveyStep.PreProcessing, ["in"] = SurveyStep.InProcessing,
        ["post"] = SurveyStep.PostProcessing,
    };

    /// <summary>Reads the section <c>survey</c>: kinds, each with the steps of it that a study is about.</summary>
    internal static IReadOnlyList<SurveyPlace> Read(YamlMap map)
    {
        if (!map.Has("survey"))
            return [];
        string[] kinds = [.. Enum.GetNames<Discrimination>().Select(k => k.ToLowerInvariant())];
        var section = map.Map("survey", "'survey'", kinds);
        return
        [
            .. section.Names.SelectMany(kind => section.Strings(kind).Select(step => new SurveyPlace(
                Enum.Parse<Discrimination>(kind, ignoreCase: true),
                Steps.TryGetValue(step, out var known) ? known
                    : throw section.Error(kind, NearestName.Message("step", step, Steps.Keys))))),
        ];
    }
}
