using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Parameters with their paths, those of the modules within included.</summary>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<Parameter>(ReferenceEqualityComparer.Instance);
                foreach (var (path, module) in Walk(recurse))
                    foreach (var (name, parameter) in module._parameters)
                        if (seen.Add(parameter)) yield return (Join(path, name), parameter);
            }

            /// <summary>Parameters, those of the modules within included.</summary>
            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(entry => entry.parameter);

            /// <summary>Buffers with their paths, those of the modules within included.</summary>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                foreach (var (path, module) in Walk(recurse))
                    foreach (var (name, (buffer, persistent)) in module._buffers)
                        if (persistent || include_nonpersistent) yield return (Join(path, name), buffer);
            }

            /// <summary>Buffers, those of the modules within included.</summary>
            public virtual IEnumerable<Tensor> buffers(bool recurse = true) => named_buffers(recurse).Select(entry => entry.buffer);

            /// <summary>The modules directly within, with their names.</summary>
            public virtual IEnumerable<(string name, Module module)> named_children() => _modules.Select(entry => (entry.Key, entry.Value));

            /// <summary>The modules directly within.</summary>
            public virtual IEnumerable<Module> children() => _modules.Values;

            /// <summary>All modules within, at any depth, with their paths.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules() => Walk(true).Skip(1);

            /// <summary>All modules within, at any depth.</summary>
            public virtual IEnumerable<Module> modules() => named_modules().Select(entry => entry.module);

            /// <summary>True when there is a buffer at this path.</summary>
            public virtual bool has_buffer(string target) => Find(target, module => module._buffers.TryGetValue(Last(target), out var entry) ? entry.buffer : null) is not null;

            /// <summary>True when there is a parameter at this path.</summary>
            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            /// <summary>The buffer at a path as <c>layers.0.running_mean</c>, or null.</summary>
            public virtual Tensor? get_buffer(string target) => Find(target, module => module._buffers.TryGetValue(Last(target), out var entry) ? entry.buffer : null);

            /// <summary>The parameter at a path as <c>layers.0.weight</c>, or null.</summary>
            public virtual Parameter? get_parameter(string target) => Find(target, module => module._parameters.GetValueOrDefault(Last(target)));

            /// <summary>Parameters and persistent buffers by path: the state that is saved. The tensors are the module's own.</summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= new Dictionary<string, Tensor>(StringComparer.Ordinal);
                foreach (var (path, module) in Walk(true))
                {
                    var at = string.IsNullOrEmpty(prefix) ? path : Join(prefix, path);
                    foreach (var (name, parameter) in module._parameters) destination.TryAdd(Join(at, name), parameter);
                    foreach (var (name, (buffer, persistent)) in module._buffers)
                        if (persistent) destination.TryAdd(Join(at, name), buffer);
                }
                return destination;
            }

            /// <summary>Copies a state into the parameters and buffers.</summary>
            /// <param name="source">Tensors by path.</param>
            /// <param name="strict">Whether paths that are missing or too many are an error.</param>
            /// <param name="skip">Paths to leave as they are.</param>
            /// <returns>The paths that were missing and those that were too many.</returns>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                ArgumentNullException.ThrowIfNull(source);
                var own = state_dict();
                var passed = skip is null ? [] : new HashSet<string>(skip, StringComparer.Ordinal);
                var missing = own.Keys.Where(key => !source.ContainsKey(key) && !passed.Contains(key)).ToList();
                var unexpected = source.Keys.Where(key => !own.ContainsKey(key) && !passed.Contains(key)).ToList();
                if (strict && (missing.Count > 0 || unexpected.Count > 0))
                    throw new InvalidOperationException(
                        $"the state does not fit {GetName()}: missing [{string.Join(", ", missing)}], unexpected [{string.Join(", ", unexpected)}]");
                using var still = no_grad();
                foreach (var (key, value) in source)
                {
                    if (passed.Contains(key) || !own.TryGetValue(key, out var target)) continue;
                    if (!target.shape.AsSpan().SequenceEqual(value.shape))
                        throw new ArgumentException($"'{key}' has shape [{string.Join(", ", value.shape)}] in the state and [{string.Join(", ", target.shape)}] in the module", nameof(source));
                    target.copy_(value);
                }
                return (missing, unexpected);
            }

            static string Join(string path, string name) => path.Length == 0 ? name : name.Length == 0 ? path : $"{path}.{name}";

            static string Last(string target) => target[(target.LastIndexOf('.') + 1)..];

            // This module under the empty path, then every module within, outer ones first.
            IEnumerable<(string path, Module module)> Walk(bool recurse) => Walk("", recurse, new HashSet<Module>(ReferenceEqualityComparer.Instance));

            IEnumerable<(string path, Module module)> Walk(string path, bool recurse, HashSet<Module> seen)
            {
                if (!seen.Add(this)) yield break;
                yield return (path, this);
                if (!recurse) yield break;
                foreach (var (name, module) in _modules)
                    foreach (var entry in module.Walk(Join(path, name), true, seen)) yield return entry;
            }

            T? Find<T>(string target, Func<Module, T?> look) where T : class
            {
                ArgumentNullException.ThrowIfNull(target);
                var module = this;
                foreach (var part in target.Split('.').SkipLast(1))
                    if (!module._modules.TryGetValue(part, out module!)) return null;
                return look(module);
            }
        }
    }
}
