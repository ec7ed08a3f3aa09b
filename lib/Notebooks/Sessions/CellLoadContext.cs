using System.Reflection;
using System.Runtime.Loader;

namespace FairLab.Notebooks;

/// <summary>
/// Holds a session's compiled cells and the assemblies named by <c>#r</c>; collectible, so a worker that runs many
/// notebooks does not grow.
/// </summary>
internal sealed class CellLoadContext(SharedAssemblies shared) : AssemblyLoadContext("notebook", isCollectible: true)
{
    readonly Dictionary<string, Assembly> _cells = new(StringComparer.Ordinal);
    readonly List<string> _natives = [];
    readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);

    static readonly List<WeakReference> Released = [];

    static AssemblyLoadContext Host { get; } = GetLoadContext(typeof(CellLoadContext).Assembly)!;

    /// <summary>Makes a native library available to the assemblies that ask for it by name.</summary>
    public void AddNative(string path) => _natives.Add(Path.GetFullPath(path));

    /// <summary>Makes an assembly file available to cells by its simple name.</summary>
    public void AddFile(string path) => _files[Path.GetFileNameWithoutExtension(path)] = Path.GetFullPath(path);

    /// <summary>The assembly of a simple name that has been loaded from a file, or null.</summary>
    public Assembly? Loaded(string name) => Assemblies.FirstOrDefault(assembly => assembly.GetName().Name == name);

    /// <summary>Loads a compiled cell.</summary>
    public Assembly LoadCell(CompiledCell cell)
    {
        using var assembly = new MemoryStream(cell.Assembly, writable: false);
        using var symbols = new MemoryStream(cell.Symbols, writable: false);
        var loaded = LoadFromStream(assembly, cell.Symbols.Length > 0 ? symbols : null);
        _cells[cell.AssemblyName] = loaded;
        return loaded;
    }

    /// <summary>Unloads what was loaded, once nothing uses it any more.</summary>
    public void Release()
    {
        // While it unloads, the runtime holds the context strongly; assemblies it still names would hold it for ever.
        _cells.Clear();
        lock (Released)
            Released.Add(new WeakReference(this));
        Unload();
    }

    /// <summary>
    /// How many sessions that have ended are still in memory. .NET Interactive writes the HTML of objects by dynamic
    /// code, whose binder keeps the types it has seen: a process that runs many notebooks has to be replaced in the
    /// end.
    /// </summary>
    public static int Retained()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        lock (Released)
        {
            Released.RemoveAll(context => !context.IsAlive);
            return Released.Count;
        }
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name!;
        if (_cells.TryGetValue(name, out var cell))
            return cell;
        var isHosts = PlatformAssemblies.PathOf(name) is not null;
        // What cells share with the host must be the host's, or its types would not be the same types.
        if (shared.Has(name) && isHosts)
            return null;
        // What the notebook asked for wins over what the host happens to use.
        if (!shared.Has(name) && _files.TryGetValue(name, out var asked))
            return LoadFromAssemblyPath(asked);
        if (isHosts)
            return null;
        if (Host.Assemblies.FirstOrDefault(assembly => assembly.GetName().Name == name) is { } loaded)
            return loaded;
        return _files.TryGetValue(name, out var path) ? LoadFromAssemblyPath(path) : null;
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        var path = _natives.Find(file => Path.GetFileName(file) == unmanagedDllName)
            ?? _natives.Find(file => Path.GetFileNameWithoutExtension(file) == unmanagedDllName
                || Path.GetFileNameWithoutExtension(file) == "lib" + unmanagedDllName);
        return path is null ? 0 : LoadUnmanagedDllFromPath(path);
    }
}
