using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;
using System.Text.Json;

namespace FairLab.Notebooks;

/// <summary>
/// Turns package names into assembly files by <c>dotnet restore</c>, which knows every source, cache and credential the
/// user has. Exact versions are remembered, so a second run restores nothing.
/// </summary>
internal sealed class PackageResolver(string? cacheFolder, string? workingDirectory)
{
    const string Kind = ".installed";

    readonly CellCache _cache = new(cacheFolder);

    public PackageSet Resolve(
        IReadOnlyList<PackageRequest> packages, IReadOnlyList<string> sources, CancellationToken token)
    {
        var key = ChainKey.Hash($"packages 2 {RuntimeInformation.RuntimeIdentifier} {Environment.Version.Major}\n"
            + $"{string.Join('\n', packages)}\n{string.Join('\n', sources)}");
        var exact = packages.All(package => package.IsExact);
        if (exact && _cache.TryReadData(key, Kind) is { } known && Decode(known) is { Exists: true } set)
            return set;
        set = Restore(packages, sources, token);
        if (exact)
            _cache.WriteData(key, Kind, JsonSerializer.SerializeToUtf8Bytes(set, CacheJson.Default.PackageSet));
        return set;
    }

    static PackageSet? Decode(byte[] payload)
    {
        try
        {
            return JsonSerializer.Deserialize(payload, CacheJson.Default.PackageSet);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    PackageSet Restore(IReadOnlyList<PackageRequest> packages, IReadOnlyList<string> sources, CancellationToken token)
    {
        var folder = Directory.CreateTempSubdirectory("fairlab-packages-");
        try
        {
            var project = Path.Combine(folder.FullName, "notebook.csproj");
            // The NuGet.config that counts is that of the notebook's folder, not of the temporary one.
            File.WriteAllText(project, Project(packages, sources, workingDirectory ?? Environment.CurrentDirectory));
            var (code, output) = Run(project, token);
            List<string> warnings = [.. Warnings(output)];
            if (code != 0 && output.Contains("error NU1301", StringComparison.Ordinal))
            {
                // That folder's sources may be another network's.
                var unreachable = Problem(output);
                File.WriteAllText(project, Project(packages, sources, folder.FullName));
                (code, var again) = Run(project, token);
                warnings = [$"warning {unreachable} The user's own sources were asked instead.", .. Warnings(again)];
                output = code == 0 ? again : output;
            }

            var assets = Path.Combine(folder.FullName, "obj", "project.assets.json");
            if (code != 0 || !File.Exists(assets))
                throw new DirectiveException($"#r \"nuget:\": {Problem(output)}");
            return PackageAssets.Read(File.ReadAllBytes(assets), warnings);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static string Project(IReadOnlyList<PackageRequest> packages, IReadOnlyList<string> sources, string configuration)
    {
        var text = new StringBuilder("<Project Sdk=\"Microsoft.NET.Sdk\">\n  <PropertyGroup>\n");
        text.Append("    <TargetFramework>net").Append(Environment.Version.Major).Append('.')
            .Append(Environment.Version.Minor).Append("</TargetFramework>\n");
        text.Append("    <RuntimeIdentifier>").Append(RuntimeInformation.RuntimeIdentifier)
            .Append("</RuntimeIdentifier>\n");
        text.Append("    <UseAppHost>false</UseAppHost>\n    <SelfContained>false</SelfContained>\n");
        text.Append("    <NuGetAudit>false</NuGetAudit>\n");
        text.Append("    <RestoreAdditionalProjectSources>").Append(SecurityElement.Escape(string.Join(';', sources)))
            .Append("</RestoreAdditionalProjectSources>\n");
        text.Append("    <RestoreRootConfigDirectory>").Append(SecurityElement.Escape(configuration))
            .Append("</RestoreRootConfigDirectory>\n");
        text.Append("  </PropertyGroup>\n  <ItemGroup>\n");
        foreach (var package in packages)
            text.Append("    <PackageReference Include=\"").Append(SecurityElement.Escape(package.Name))
                .Append("\" Version=\"")
                .Append(SecurityElement.Escape(package.Version ?? "*")).Append("\" />\n");
        return text.Append("  </ItemGroup>\n</Project>\n").ToString();
    }

    static (int Code, string Output) Run(string project, CancellationToken token)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet",
            ["restore", project, "--nologo", "-v", "m", "-tl:off"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
            // A global.json of the notebook's folder is for its projects, and may ask for an SDK that is not there.
            WorkingDirectory = Path.GetDirectoryName(project),
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new DirectiveException("#r \"nuget:\": packages are restored by the .NET SDK, "
                + $"and 'dotnet' could not be started: {error.Message}");
        }

        using (process)
        using (token.UnsafeRegister(static started => Kill((Process)started!), process))
        {
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            token.ThrowIfCancellationRequested();
            return (process.ExitCode, output + errors.GetAwaiter().GetResult());
        }
    }

    static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
        }
    }

    static IEnumerable<string> Warnings(string output) =>
        output.Split('\n').Where(line => line.Contains("warning NU", StringComparison.Ordinal))
            .Select(line => line[line.IndexOf("warning NU", StringComparison.Ordinal)..].Trim())
            .Select(line => line.LastIndexOf(" [", StringComparison.Ordinal) is > 0 and var end ? line[..end] : line)
            .Distinct();

    /// <summary>The first error of the restore, without the project's path and the repetitions.</summary>
    static string Problem(string output)
    {
        var line = output.Split('\n').FirstOrDefault(text => text.Contains("error ", StringComparison.Ordinal))?.Trim()
            ?? output.Trim();
        var start = line.IndexOf("error ", StringComparison.Ordinal);
        var text = start >= 0 ? line[(start + 6)..] : line;
        var end = text.LastIndexOf(" [", StringComparison.Ordinal);
        return (end > 0 ? text[..end] : text).Replace("Warning As Error: ", "", StringComparison.Ordinal)
            .Replace("Reference the package directly from the project to select a different version.",
                "Another package of this session needs the higher version; ask for that one.",
                StringComparison.Ordinal);
    }
}
