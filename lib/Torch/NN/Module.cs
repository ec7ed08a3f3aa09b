using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A part of a network: its parameters, buffers and the modules within it. Purely managed.</summary>
        public partial class Module : IDisposable
        {
            readonly Dictionary<string, Parameter> _parameters = new(StringComparer.Ordinal);
            readonly Dictionary<string, (Tensor buffer, bool persistent)> _buffers = new(StringComparer.Ordinal);
            readonly Dictionary<string, Module> _modules = new(StringComparer.Ordinal);
            readonly string _name;
            bool _registered;

            /// <summary>A module with the name of its kind.</summary>
            protected Module(string name) => _name = name;

            /// <summary>True while training: dropout drops and batch normalization learns.</summary>
            public virtual bool training { get; private set; } = true;

            /// <summary>The name of its kind.</summary>
            public virtual string GetName() => _name;

            /// <summary>Frees parameters, buffers and the modules within.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Frees parameters, buffers and the modules within; derived types add their own work.</summary>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing) return;
                foreach (var module in _modules.Values) module.Dispose();
                foreach (var parameter in _parameters.Values) parameter.Dispose();
                foreach (var (buffer, _) in _buffers.Values) buffer.Dispose();
            }

            /// <summary>Calls <paramref name="fn"/> on every module within, then on this one.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                ArgumentNullException.ThrowIfNull(fn);
                foreach (var module in _modules.Values) module.apply(fn);
                fn(this);
                return this;
            }

            /// <summary>Sets training or evaluation, here and in every module within.</summary>
            public virtual void train(bool train = true)
            {
                training = train;
                foreach (var module in _modules.Values) module.train(train);
            }

            /// <summary>Sets evaluation, here and in every module within.</summary>
            public virtual void eval() => train(false);

            /// <summary>Drops the gradients of all parameters, or sets them to zero.</summary>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters()) ClearGradient(parameter, set_to_none);
            }

            /// <summary>Makes all parameters learn or not.</summary>
            public virtual Module requires_grad_(bool requires_grad = true)
            {
                foreach (var parameter in parameters()) parameter.requires_grad = requires_grad;
                return this;
            }

            /// <summary>
            /// Registers what the fields hold: modules, parameters, and tensors as buffers, under the field's name or that of
            /// <see cref="ComponentNameAttribute"/>. What is already registered is left; a second call does nothing.
            /// </summary>
            protected virtual void RegisterComponents()
            {
                if (_registered) return;
                _registered = true;
                for (var type = GetType(); type is not null && type != typeof(Module); type = type.BaseType)
                {
                    if (type.Assembly == typeof(Module).Assembly && type.IsGenericType && type.Name.StartsWith("Module`", StringComparison.Ordinal)) continue;
                    foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                        RegisterField(field);
                }
            }

            /// <summary>Forgets the registered modules, without disposing them.</summary>
            protected void ClearModules() => _modules.Clear();

            /// <summary>Registers a tensor that is part of the state but does not learn.</summary>
            /// <param name="name">Its name, without dots.</param>
            /// <param name="tensor">The tensor; the module owns it from now on.</param>
            /// <param name="persistent">Whether it is saved with the state.</param>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                CheckName(name);
                tensor.DetachFromDisposeScope();
                _buffers[name] = (tensor, persistent);
            }

            /// <summary>Registers a parameter; null is left out.</summary>
            public virtual void register_parameter(string name, Parameter? param)
            {
                if (param is null) return;
                CheckName(name);
                param.DetachFromDisposeScope();
                _parameters[name] = param;
            }

            /// <summary>Registers a module; another name of <see cref="register_module"/>.</summary>
            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Registers a module within this one; null is left out.</summary>
            public virtual void register_module(string name, Module submodule)
            {
                if (submodule is null) return;
                CheckName(name);
                if (ReferenceEquals(submodule, this)) throw new ArgumentException("a module cannot be registered within itself", nameof(submodule));
                submodule.RegisterComponents();
                _modules[name] = submodule;
            }

            /// <summary>Makes a module and loads its weights from a file that <see cref="save(string, IList{string})"/> wrote.</summary>
            public static Module Create<T>(string path) where T : Module, new() => new T().load(path);

            internal static void ClearGradient(Tensor parameter, bool set_to_none)
            {
                if (set_to_none)
                {
                    parameter.grad = null;
                    return;
                }
                using var gradient = parameter.grad;
                if (gradient is null) return;
                using var plain = gradient.detach();
                plain.zero_();
            }

            internal IReadOnlyDictionary<string, Module> Registered => _modules;

            internal void Unregister(string name) => _modules.Remove(name);

            void RegisterField(FieldInfo field)
            {
                var attribute = field.GetCustomAttribute<ComponentNameAttribute>() ?? PropertyOf(field)?.GetCustomAttribute<ComponentNameAttribute>();
                var name = attribute?.Name ?? PropertyOf(field)?.Name ?? field.Name;
                if (_modules.ContainsKey(name) || _parameters.ContainsKey(name) || _buffers.ContainsKey(name)) return;
                switch (field.GetValue(this))
                {
                    case Module module when !_modules.ContainsValue(module):
                        register_module(name, module);
                        break;
                    case Parameter parameter when !_parameters.ContainsValue(parameter):
                        register_parameter(name, parameter);
                        break;
                    case Tensor tensor when tensor is not TorchSharp.Modules.Parameter && !_buffers.Values.Any(entry => ReferenceEquals(entry.buffer, tensor)):
                        register_buffer(name, tensor);
                        break;
                }
            }

            // The field behind an automatic property carries the property's name between angle brackets.
            static PropertyInfo? PropertyOf(FieldInfo field) =>
                field.Name is ['<', ..] && field.Name.IndexOf('>', StringComparison.Ordinal) is var end and > 0
                    ? field.DeclaringType!.GetProperty(field.Name[1..end], BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                    : null;

            static void CheckName(string name)
            {
                ArgumentException.ThrowIfNullOrEmpty(name);
                if (name.Contains('.', StringComparison.Ordinal))
                    throw new ArgumentException($"'{name}' cannot name a component: dots separate the names of nested modules", nameof(name));
            }
        }
    }
}
