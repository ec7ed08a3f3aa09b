using System.IO.Compression;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.DotNet.Interactive;

namespace FairLab.Notebooks.Tests;

/// <summary>A folder that serves packages made for a test, and nothing else: no test waits for a network.</summary>
internal sealed class LocalPackages
{
    readonly TemporaryFolder _folder;

    /// <param name="folder">The folder of the notebook: its NuGet.config names this source alone.</param>
    public LocalPackages(TemporaryFolder folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder["feed"]);
        folder.Write("NuGet.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{folder["packages"]}" /></config>
              <packageSources><clear /><add key="test" value="{folder["feed"]}" /></packageSources>
            </configuration>
            """);
    }

    /// <summary>Adds a package of one assembly.</summary>
    /// <param name="name">Its id, and the assembly's name.</param>
    /// <param name="version">Its version, and the assembly's.</param>
    /// <param name="code">The assembly's C# source.</param>
    /// <param name="dependencies">Ids and versions of what it needs.</param>
    /// <param name="extension">C# source of a notebook extension, or null.</param>
    /// <param name="script">A notebook extension's script, or null.</param>
    /// <param name="framework">The framework it is for.</param>
    public void Add(
        string name,
        string version,
        string code,
        (string Name, string Version)[]? dependencies = null,
        string? extension = null,
        string? script = null,
        string framework = "netstandard2.0")
    {
        using var file = ZipFile.Open(_folder[$"feed/{name}.{version}.nupkg"], ZipArchiveMode.Create);
        var needs = string.Concat(
            (dependencies ?? []).Select(need => $"<dependency id=\"{need.Name}\" version=\"{need.Version}\" />"));
        Write(
            file,
            name + ".nuspec",
            System.Text.Encoding.UTF8.GetBytes(
                $"""
                <package><metadata><id>{name}</id><version>{version}</version>
                <authors>test</authors><description>test</description>
                <dependencies><group targetFramework="{framework}">{needs}</group></dependencies></metadata></package>
                """));
        Write(file, $"lib/{framework}/{name}.dll", Compile(name, version, code));
        if (extension is not null)
            Write(
                file,
                $"interactive-extensions/dotnet/{name}.Interactive.dll",
                Compile(name + ".Interactive", version, extension));
        if (script is not null)
            Write(file, "interactive-extensions/dotnet/extension.dib", System.Text.Encoding.UTF8.GetBytes(script));
    }

    static byte[] Compile(string name, string version, string code)
    {
        SyntaxTree[] trees = [.. new[] { code, $"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]" }
            .Select(text => CSharpSyntaxTree.ParseText(text, cancellationToken: CancellationToken.None))];
        string[] own =
        [
            typeof(Kernel).Assembly.Location,
            typeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Assembly.Location,
        ];
        var references =
            PlatformAssemblies.References.Concat(own).Select(path => MetadataReference.CreateFromFile(path));
        using var assembly = new MemoryStream();
        var result = CSharpCompilation
            .Create(name, trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .Emit(assembly, cancellationToken: CancellationToken.None);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return assembly.ToArray();
    }

    static void Write(ZipArchive file, string path, byte[] bytes)
    {
        using var entry = file.CreateEntry(path).Open();
        entry.Write(bytes);
    }
}
