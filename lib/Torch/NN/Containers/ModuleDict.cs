using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules by name, in the order they were added.</summary>
/// <typeparam name="T">Their type.</typeparam>
public class ModuleDict<T> : nn.Module, IEnumerable<(string, T)> where T : nn.Module
{
    readonly List<(string name, T module)> _list = [];

    /// <summary>From names and modules.</summary>
    public ModuleDict(params (string, T)[] modules) : base("ModuleDict")
    {
        ArgumentNullException.ThrowIfNull(modules);
        foreach (var (name, module) in modules) Add(name, module);
    }

    /// <summary>How many modules there are.</summary>
    public int Count => _list.Count;

    /// <summary>The names in order.</summary>
    public IEnumerable<string> keys() => _list.Select(entry => entry.name);

    /// <summary>The modules in order.</summary>
    public IEnumerable<T> values() => _list.Select(entry => entry.module);

    /// <summary>Names and modules in order.</summary>
    public IEnumerable<(string, T)> items() => _list;

    /// <summary>The module of a name; setting adds or replaces it.</summary>
    public T this[string key]
    {
        get => _list.Find(entry => entry.name == key) is (not null, var module) ? module : throw new KeyNotFoundException($"there is no module '{key}'; there are {string.Join(", ", keys())}");
        set
        {
            var at = _list.FindIndex(entry => entry.name == key);
            if (at < 0) _list.Add((key, value));
            else _list[at] = (key, value);
            register_module(key, value);
        }
    }

    /// <summary>Adds a module under a new name.</summary>
    public void Add(string name, T module)
    {
        if (ContainsKey(name)) throw new ArgumentException($"there is already a module '{name}'", nameof(name));
        this[name] = module;
    }

    /// <summary>True when there is a module of this name.</summary>
    public bool ContainsKey(string key) => _list.Exists(entry => entry.name == key);

    /// <inheritdoc/>
    public IEnumerator<(string, T)> GetEnumerator() => _list.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The modules are registered as they are added.</summary>
    protected override void RegisterComponents() { }
}
