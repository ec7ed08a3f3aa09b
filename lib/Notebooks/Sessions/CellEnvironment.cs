using System.Collections.Immutable;

namespace FairLab.Notebooks;

/// <summary>
/// What cells are compiled in before the first of them: references, imports, and the key they add up to.
/// </summary>
internal sealed record CellEnvironment(ImmutableArray<string> References, ImmutableArray<string> Imports, string Key)
{
    // What .NET Interactive's notebooks see.
    static readonly string[] Interactive =
    [
        "Microsoft.DotNet.Interactive",
        "Microsoft.DotNet.Interactive.Formatting",
        "Microsoft.AspNetCore.Html.Abstractions",
    ];

    public static CellEnvironment Of(SessionOptions options, Type? globals = null)
    {
        List<string> own =
        [
            typeof(CellEnvironment).Assembly.Location,
            .. Interactive.Select(PlatformAssemblies.PathOf).OfType<string>(),
        ];
        if (globals is not null
            && PlatformAssemblies.References.All(
                path => Path.GetFileName(path) != Path.GetFileName(globals.Assembly.Location)))
            own.Add(globals.Assembly.Location);
        ImmutableArray<string> references =
            [.. options.References.Concat(own).Select(Path.GetFullPath).Distinct(StringComparer.Ordinal)];
        ImmutableArray<string> imports =
            [.. SessionOptions.DefaultImports.Concat(options.Imports).Distinct(StringComparer.Ordinal)];
        return new CellEnvironment(references, imports, ChainKey.Start(references, imports, globals?.FullName ?? ""));
    }
}
