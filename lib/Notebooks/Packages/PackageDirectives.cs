using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;

namespace FairLab.Notebooks;

/// <summary>
/// Carries out <c>#r "nuget: ..."</c> and <c>#i</c>: one restore over all packages of a session, so that versions
/// agree.
/// </summary>
internal sealed class PackageDirectives(NotebookSession session, SessionOptions options)
{
    readonly PackageResolver _resolver = new(options.CacheDirectory, options.WorkingDirectory);
    readonly List<PackageRequest> _wanted = [];
    readonly HashSet<string> _extended = new(StringComparer.Ordinal);
    readonly HashSet<string> _warned = new(StringComparer.Ordinal);
    readonly List<string> _sources = [];
    List<PackageRequest> _installed = [];

    public void AddTo(Kernel kernel)
    {
        kernel.AddDirective<AddPackage>(
            Directive(
                "#r",
                "--package-name",
                """Add a package with #r "nuget: Name, Version", or an assembly with #r "path.dll"."""),
            (command, context) => Try(context, () => _wanted.Add(Request(command))));
        kernel.AddDirective<AddPackageSource>(
            Directive("#i", "--package-source", "Add a source of packages, or a folder."),
            (command, context) => Try(context, () => _sources.Add(Source(command))));
        kernel.AddDirective(
            new KernelActionDirective("#!nuget-restore") { Hidden = true }, (_, context) => RestoreAsync(context));
    }

    static KernelActionDirective Directive(string name, string parameter, string description) =>
        new(name)
        {
            Description = description,
            Parameters = { new KernelDirectiveParameter(parameter) { AllowImplicitName = true, Required = true } },
        };

    /// <summary>A directive hands over "nuget: Name, Version"; code that sends the command, the two apart.</summary>
    static PackageRequest Request(AddPackage command)
    {
        var text = Unprefixed(command.PackageName);
        return PackageRequest.Parse(command.PackageVersion.Length > 0 ? $"{text}, {command.PackageVersion}" : text);
    }

    static string Source(AddPackageSource command) => Unprefixed(command.PackageSource);

    static string Unprefixed(string text)
    {
        text = text.Trim().Trim('"').Trim();
        return text.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase) ? text[6..].Trim() : text;
    }

    async Task RestoreAsync(KernelInvocationContext context)
    {
        IReadOnlyList<InstalledPackage> added;
        try
        {
            var run = CellRun.Current;
            var token = run?.Token ?? context.CancellationToken;
            added = run is null
                ? Install(token)
                : await run.Thread.RunAsync(() => Install(token)).ConfigureAwait(false);
        }
        catch (Exception error) when (DirectiveException.IsCause(error) || error is OperationCanceledException)
        {
            _wanted.Clear();
            context.Fail(context.Command, error, error.Message);
            return;
        }

        if (added.Count == 0)
            return;
        foreach (var warning in _warnings)
            CellRun.Current?.Output?.Stream(StreamName.Stderr, warning + "\n");
        context.DisplayAs($"Installed {string.Join(", ", added)}", "text/plain");
        foreach (var package in added)
            context.Publish(new PackageAdded(
                new ResolvedPackageReference(package.Name, package.Version, package.Assemblies, package.Root),
                context.Command));
        foreach (var package in _everything.Where(package => _extended.Add(package.Root)))
            await ExtensionLoader.LoadAsync(package, session, context).ConfigureAwait(false);
    }

    IReadOnlyList<InstalledPackage> _everything = [];
    IReadOnlyList<string> _warnings = [];

    /// <summary>Restores what is wanted, and makes it available to cells.</summary>
    /// <returns>The packages asked for by name.</returns>
    IReadOnlyList<InstalledPackage> Install(CancellationToken token)
    {
        PackageRequest[] wanted = [.. _wanted.Where(
            package => !package.IsProvided && !_installed.Exists(earlier => IsEnough(earlier, package)))];
        _wanted.Clear();
        if (wanted.Length == 0)
            return [];
        foreach (var same in wanted.GroupBy(package => package.Name, StringComparer.OrdinalIgnoreCase))
        {
            string[] versions = [.. same.Select(package => package.Version).OfType<string>().Distinct()];
            if (versions.Length > 1)
                throw new DirectiveException(
                    $"{same.Key} is asked for in several versions: {string.Join(", ", versions)}");
        }

        var all = _installed.Where(earlier => !wanted.Any(package => IsSame(package, earlier)))
            .Concat(wanted.OrderBy(package => package.Version is null)
                .DistinctBy(package => package.Name.ToUpperInvariant()))
            .ToList();
        var set = _resolver.Resolve(all, _sources, token);
        session.AddAssemblies(session.CSharp.Choose(set.Packages), set.Natives);
        _installed = all;
        _warnings = [.. set.Warnings.Except(_warned)];
        _warned.UnionWith(_warnings);
        _everything = set.Packages;
        return [.. set.Packages.Where(package => wanted.Any(
            request => string.Equals(request.Name, package.Name, StringComparison.OrdinalIgnoreCase)))];
    }

    static bool IsSame(PackageRequest one, PackageRequest other) =>
        string.Equals(one.Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a package is here already: in the version asked for, or in any when none was named.</summary>
    static bool IsEnough(PackageRequest here, PackageRequest wanted) =>
        IsSame(here, wanted) && (wanted.Version is null or "*" or "*-*" || wanted.Version == here.Version);

    static Task Try(KernelInvocationContext context, Action action)
    {
        try
        {
            action();
        }
        catch (DirectiveException error)
        {
            context.Fail(context.Command, error, error.Message);
        }

        return Task.CompletedTask;
    }
}
