namespace FairLab.Experiments.Definition;

/// <summary>A name for a table or a filter, said once for all claims of a study.</summary>
/// <param name="Name">The name that claims, and later lets, use.</param>
/// <param name="Expression">A C# expression over the collected tables, the names of earlier lets replaced by what they
/// stand for.</param>
/// <param name="Line">Where it stands in the experiment file.</param>
public sealed record Let(string Name, string Expression, int Line);
