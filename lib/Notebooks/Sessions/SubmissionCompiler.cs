using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace FairLab.Notebooks;

/// <summary>
/// Compiles a chain of cells, each seeing the ones before it. The only class of a session that touches the compiler, so
/// a session whose cells are all cached never loads it.
/// </summary>
internal sealed class SubmissionCompiler
{
    static readonly CSharpParseOptions Parsing =
        new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    // Unification across framework versions, and annotations outside a nullable context: noise in a notebook.
    static readonly ImmutableDictionary<string, ReportDiagnostic> Silenced = new Dictionary<string, ReportDiagnostic>
    {
        ["CS1701"] = ReportDiagnostic.Suppress, ["CS1702"] = ReportDiagnostic.Suppress,
        ["CS8632"] = ReportDiagnostic.Suppress,
    }.ToImmutableDictionary();

    // One reference object per file and process: the metadata of the framework is read once for all sessions.
    static readonly ConcurrentDictionary<(string Path, Guid Identity), PortableExecutableReference> Files = new();

    // A name or a member that another assembly of the platform may have; other errors stay errors whatever is
    // referenced.
    static readonly FrozenSet<string> MissingReference = FrozenSet.Create(StringComparer.Ordinal,
        "CS0012", "CS0103", "CS0117", "CS0234", "CS0246", "CS0400", "CS0518", "CS0656", "CS1061", "CS1069", "CS1070",
        "CS1503", "CS1929", "CS1935", "CS1980", "CS7069");

    readonly List<(SyntaxTree Tree, string AssemblyName)> _chain = [];
    readonly IReadOnlyList<string> _imports;
    readonly Type? _globals;
    readonly bool _stoppable;
    ImmutableArray<string> _platform;
    ImmutableArray<string> _added;
    CSharpCompilation? _previous;

    /// <param name="references">Assembly files, the platform's own aside.</param>
    /// <param name="imports">Namespaces and static classes in scope.</param>
    /// <param name="globals">The type whose members the code sees as its own, or null.</param>
    /// <param name="stoppable">Whether the code gets checkpoints, so that it can be stopped.</param>
    public SubmissionCompiler(
        IEnumerable<string> references, IReadOnlyList<string> imports, Type? globals = null, bool stoppable = false)
    {
        _stoppable = stoppable;
        _imports = imports;
        _globals = globals;
        _platform = [.. PlatformAssemblies.References.Where(PlatformAssemblies.IsCommon)];
        _added = [.. references];
    }

    /// <summary>How many cells the chain holds.</summary>
    public int Count => _chain.Count;

    /// <summary>How many cells did not compile with checkpoints, and run without.</summary>
    public int CellsWithoutCheckpoints { get; private set; }

    /// <summary>Puts a cell into the chain without compiling it: it was compiled before.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="assemblyName">The name it was compiled under.</param>
    /// <param name="references">Assembly files that came with it.</param>
    /// <param name="platform">Assemblies of the platform it needs beside the common ones.</param>
    public void Adopt(
        string code, string assemblyName, ImmutableArray<string> references, ImmutableArray<string> platform)
    {
        var known = platform
            .Select(name => PlatformAssemblies.References
                .FirstOrDefault(path => Path.GetFileNameWithoutExtension(path) == name))
            .OfType<string>();
        Refer([.. _platform.Union(known)], With(references));
        _chain.Add((Parse(code, assemblyName), assemblyName));
        _previous = Create(_chain[^1].Tree, assemblyName, _chain.Count - 1, _previous);
    }

    /// <summary>Makes assembly files available to the cells that follow.</summary>
    public void AddReferences(ImmutableArray<string> paths) => Refer(_platform, With(paths));

    /// <summary>
    /// A compilation of code as the next cell, not part of the chain; it sees the whole platform when it needs more of
    /// it than the chain does.
    /// </summary>
    public CSharpCompilation Look(string code)
    {
        var tree = Parse(code, "look");
        var compilation = Create(tree, "look", _chain.Count, _previous);
        if (!compilation.GetDiagnostics().Any(diagnostic => MissingReference.Contains(diagnostic.Id)))
            return compilation;
        var before = _platform;
        Refer([.. PlatformAssemblies.References], _added);
        compilation = Create(tree, "look", _chain.Count, _previous);
        Refer(before, _added);
        return compilation;
    }

    /// <summary>Compiles a cell and, when it compiles, makes it the last of the chain.</summary>
    /// <returns>The compiled cell, or null with the errors.</returns>
    public CompiledCell? Compile(string code, string assemblyName, out ImmutableArray<CellDiagnostic> diagnostics)
    {
        var tree = Parse(code, assemblyName);
        var before = _platform;
        var compiled = Build(tree, assemblyName, out var compilation, out diagnostics);
        if (compiled is null
            && before.Length < PlatformAssemblies.References.Count
            && diagnostics.Any(diagnostic => MissingReference.Contains(diagnostic.Id)))
        {
            // See whether the whole platform has what is missing; if so, keep of it what the cell uses.
            Refer([.. PlatformAssemblies.References], _added);
            compiled = Build(tree, assemblyName, out compilation, out diagnostics);
            if (compiled is not null)
            {
                var used = compilation.GetUsedAssemblyReferences()
                    .Select(reference => reference.Display)
                    .Concat(ImportedNamespaces(compilation))
                    .ToHashSet(StringComparer.Ordinal);
                Refer(
                    [.. PlatformAssemblies.References.Where(path => before.Contains(path) || used.Contains(path))],
                    _added);
                if (Build(tree, assemblyName, out var smaller, out _) is { } same)
                    (compilation, compiled) = (smaller, same);
                else
                    Refer([.. PlatformAssemblies.References], _added);
            }
            else
            {
                Refer(before, _added);
            }
        }

        if (compiled is null)
            return null;
        if (compiled.Declares)
        {
            _previous = compilation;
            _chain.Add((tree, assemblyName));
        }

        var beyond = _platform.Where(path => !PlatformAssemblies.IsCommon(path));
        return compiled with { Platform = [.. beyond.Select(path => Path.GetFileNameWithoutExtension(path))] };
    }

    /// <summary>
    /// Compiles a cell with checkpoints. What the compiler says is said of the cell as it was written, which is also
    /// what runs should it not compile with them.
    /// </summary>
    CompiledCell? Build(
        SyntaxTree tree,
        string assemblyName,
        out CSharpCompilation compilation,
        out ImmutableArray<CellDiagnostic> diagnostics)
    {
        CSharpCompilation? plain = null;
        if (_stoppable && !tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            var stoppable = Checkpoints.Insert(tree, () => Plain().GetSemanticModel(tree));
            if (stoppable != tree)
            {
                compilation = Create(stoppable, assemblyName, _chain.Count, _previous);
                var compiled = Emit(compilation, out diagnostics);
                if (compiled is not null && diagnostics.IsEmpty)
                    return compiled;
                var written = Emit(Plain(), out diagnostics);
                if (compiled is not null && written is not null)
                    return compiled with { Warnings = diagnostics };
                compilation = Plain();
                if (written is not null)
                    CellsWithoutCheckpoints++;
                return written;
            }
        }

        compilation = Plain();
        return Emit(compilation, out diagnostics);

        CSharpCompilation Plain() => plain ??= Create(tree, assemblyName, _chain.Count, _previous);
    }

    /// <summary>
    /// The files of namespaces that a cell's usings name and the common assemblies do not have; a using alone counts as
    /// no use.
    /// </summary>
    static IEnumerable<string?> ImportedNamespaces(CSharpCompilation compilation)
    {
        var model = compilation.GetSemanticModel(compilation.SyntaxTrees[0]);
        foreach (var import in compilation.SyntaxTrees[0].GetCompilationUnitRoot().Usings)
        {
            if (import.Name is null || model.GetSymbolInfo(import.Name).Symbol is not INamespaceSymbol space)
                continue;
            string?[] files = [.. space.ConstituentNamespaces
                .Select(part => part.ContainingAssembly)
                .OfType<IAssemblySymbol>()
                .Select(
                    assembly => (compilation.GetMetadataReference(assembly) as PortableExecutableReference)?.FilePath)];
            if (!files.OfType<string>().Any(PlatformAssemblies.IsCommon))
            {
                foreach (var file in files)
                    yield return file;
            }
        }
    }

    /// <summary>The added files with others, which take the place of those of the same name.</summary>
    ImmutableArray<string> With(ImmutableArray<string> paths)
    {
        var names = paths.Select(Path.GetFileNameWithoutExtension).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. _added.Where(path => paths.Contains(path) || !names.Contains(Path.GetFileNameWithoutExtension(path)))
            .Union(paths)];
    }

    /// <summary>
    /// Sets the references. Cells compiled against other references would have types that look alike and are not, so
    /// the chain is made anew; no code is bound yet.
    /// </summary>
    void Refer(ImmutableArray<string> platform, ImmutableArray<string> added)
    {
        if (platform.SequenceEqual(_platform) && added.SequenceEqual(_added))
            return;
        _platform = [.. platform.Order(StringComparer.Ordinal)];
        _added = added;
        _previous = null;
        for (var i = 0; i < _chain.Count; i++)
            _previous = Create(_chain[i].Tree, _chain[i].AssemblyName, i, _previous);
    }

    static SyntaxTree Parse(string code, string assemblyName)
    {
        var tree = ParseText(code, assemblyName);
        return code.Contains("static class", StringComparison.Ordinal)
            && ExtensionMethods.Hoist(tree.GetCompilationUnitRoot()) is { } hoisted
            ? ParseText(hoisted, assemblyName)
            : tree;
    }

    static SyntaxTree ParseText(string code, string assemblyName) =>
        SyntaxFactory.ParseSyntaxTree(SourceText.From(code, Encoding.UTF8), Parsing, assemblyName + ".csx");

    CSharpCompilation Create(SyntaxTree tree, string assemblyName, int index, CSharpCompilation? previous)
    {
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            scriptClassName: ClassName(index),
            usings: _imports,
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true,
            deterministic: true,
            specificDiagnosticOptions: Silenced,
            nullableContextOptions: NullableContextOptions.Annotations);
        // A submission inherits its predecessor's references: handed over again they would be kept twice, then three
        // times, ...
        var references = previous is null ? Platform().Concat(_added).Select(Reference) : [];
        // No return type means object, found in the references; a Type would be looked for in the assembly it runs
        // from.
        var compilation = CSharpCompilation.CreateScriptCompilation(
            assemblyName, tree, references, options, previous, returnType: null, _globals);
        // Bound here, one at a time: two sessions that bind the same files at once make two sets of symbols, and a
        // later cell of either may then meet types of both, which look alike and are not.
        lock (Files)
            _ = compilation.Assembly;
        return compilation;
    }

    /// <summary>The platform's files but those that the notebook has newer ones of.</summary>
    IEnumerable<string> Platform()
    {
        var names = _added.Select(Path.GetFileNameWithoutExtension).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return _platform.Where(path => !names.Contains(Path.GetFileNameWithoutExtension(path)));
    }

    static string ClassName(int index) => FormattableString.Invariant($"Submission#{index}");

    CompiledCell? Emit(CSharpCompilation compilation, out ImmutableArray<CellDiagnostic> diagnostics)
    {
        var root = compilation.SyntaxTrees[0].GetCompilationUnitRoot();
        if (root.Members.Count == 0)
        {
            // Usings alone: nothing to emit, but they reach the cells that follow.
            diagnostics = Diagnostics(compilation.GetDiagnostics());
            return diagnostics.Any(diagnostic => diagnostic.IsError)
                ? null
                : new CompiledCell("", "", false, root.Usings.Count + root.Externs.Count > 0, diagnostics, [], [], []);
        }

        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = compilation.Emit(
            assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        diagnostics = Diagnostics(emitted.Diagnostics);
        return emitted.Success
            ? new CompiledCell(
                compilation.AssemblyName!,
                ClassName(_chain.Count),
                EndsInValue(compilation, root),
                Declares(root),
                diagnostics,
                [],
                assembly.ToArray(),
                symbols.ToArray())
            : null;
    }

    /// <summary>
    /// Whether the cell gives a value: a last expression without semicolon that is not void, or a top-level return.
    /// </summary>
    static bool EndsInValue(CSharpCompilation compilation, CompilationUnitSyntax root)
    {
        var statements = root.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement).ToList();
        var returns = statements
            .SelectMany(statement => statement.DescendantNodesAndSelf(
                node => node is StatementSyntax and not LocalFunctionStatementSyntax))
            .OfType<ReturnStatementSyntax>();
        if (returns.Any(statement => statement.Expression is not null))
            return true;
        return root.Members[^1] is GlobalStatementSyntax
            { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }
            && compilation.GetSemanticModel(root.SyntaxTree)
                .GetTypeInfo(last.Expression).Type?.SpecialType != SpecialType.System_Void;
    }

    /// <summary>Whether later cells can see anything of the cell: a variable, a function, a type, a using.</summary>
    static bool Declares(CompilationUnitSyntax root) =>
        root.Usings.Count > 0 || root.Externs.Count > 0
        || root.Members
            .Any(member => member is not GlobalStatementSyntax { Statement: not (LocalDeclarationStatementSyntax
                or LocalFunctionStatementSyntax or LabeledStatementSyntax) })
        // Variables that expressions declare (out var x, is int y, (a, b) = ...) are the cell's own when they stand at
        // its top.
        || root.DescendantNodes().Any(node => node is SingleVariableDesignationSyntax);

    /// <summary>The compiler's errors and warnings in the form a notebook shows.</summary>
    public static ImmutableArray<CellDiagnostic> Diagnostics(IEnumerable<Diagnostic> diagnostics)
    {
        var shown = ImmutableArray.CreateBuilder<CellDiagnostic>();
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Severity is not (DiagnosticSeverity.Error or DiagnosticSeverity.Warning)
                || diagnostic.IsSuppressed)
                continue;
            var position = diagnostic.Location.GetLineSpan().StartLinePosition;
            var text = diagnostic.Location.SourceTree?.GetText();
            var line = text is not null && position.Line < text.Lines.Count ? text.Lines[position.Line].ToString() : "";
            shown.Add(new CellDiagnostic(diagnostic.Id, diagnostic.Severity == DiagnosticSeverity.Error,
                diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
                position.Line + 1,
                position.Character + 1,
                line));
        }

        return [.. shown.OrderBy(diagnostic => diagnostic.Line).ThenBy(diagnostic => diagnostic.Column)];
    }

    static MetadataReference Reference(string path) =>
        Files.GetOrAdd((Path.GetFullPath(path), ModuleIdentity.Of(path)), static key =>
        {
            XmlDocumentation.Register(key.Path);
            return MetadataReference.CreateFromFile(key.Path);
        });
}
