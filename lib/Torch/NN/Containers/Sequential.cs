using System.Collections;
using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>No modules yet: the identity, to which modules are appended.</summary>
            public static Modules.Sequential Sequential() => new();

            /// <summary>Modules run one after the other, with names.</summary>
            public static Modules.Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => new(modules);

            /// <summary>Modules run one after the other, named "0", "1", and so on.</summary>
            public static Modules.Sequential Sequential(params Module<Tensor, Tensor>[] modules) => new(modules);

            /// <summary>Modules run one after the other, with names.</summary>
            public static Modules.Sequential Sequential(params Tuple<string, Module<Tensor, Tensor>>[] modules) =>
                new(modules.Select(module => (module.Item1, module.Item2)));

            /// <summary>Modules run one after the other, with names.</summary>
            public static Modules.Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) => new(modules);

            /// <summary>Modules run one after the other, named "0", "1", and so on.</summary>
            public static Modules.Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) => new(modules);

            /// <summary>Modules run one after the other, with names.</summary>
            public static Modules.Sequential Sequential(IEnumerable<Tuple<string, Module<Tensor, Tensor>>> modules) =>
                new(modules.Select(module => (module.Item1, module.Item2)));
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Modules run one after the other, each on the output of the one before.</summary>
    public class Sequential : nn.Module<Tensor, Tensor>, IReadOnlyList<nn.Module<Tensor, Tensor>>
    {
        readonly List<(string name, nn.Module<Tensor, Tensor> module)> _steps = [];

        internal Sequential() : base(nameof(Sequential)) { }

        /// <summary>Modules with names.</summary>
        protected internal Sequential(IEnumerable<(string name, nn.Module<Tensor, Tensor> submodule)> modules) : base(nameof(Sequential))
        {
            foreach (var (name, module) in modules) append(name, module);
        }

        /// <summary>Modules named "0", "1", and so on.</summary>
        protected internal Sequential(IEnumerable<nn.Module<Tensor, Tensor>> modules) : base(nameof(Sequential))
        {
            foreach (var module in modules) append(module);
        }

        /// <summary>How many modules there are.</summary>
        public int Count => _steps.Count;

        /// <summary>The module at a position.</summary>
        public nn.Module<Tensor, Tensor> this[int index] => _steps[index].module;

        /// <summary>The modules of a range as a sequence of their own, which shares them.</summary>
        public Sequential this[Range index] => new(_steps[index]);

        /// <summary>Adds a module at the end, under a name.</summary>
        public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
        {
            if (module is not nn.Module<Tensor, Tensor> typed) throw new ArgumentException("only modules can be appended", nameof(module));
            if (_steps.Any(step => step.name == name)) throw new ArgumentException($"there is already a module '{name}'", nameof(name));
            register_module(name, typed);
            _steps.Add((name, typed));
            return this;
        }

        /// <summary>Adds a module at the end, under its number.</summary>
        public Sequential append(nn.IModule<Tensor, Tensor> module) => append(_steps.Count.ToString(CultureInfo.InvariantCulture), module);

        /// <summary>Runs the modules in order; results in between are freed as soon as they are used.</summary>
        public override Tensor forward(Tensor input)
        {
            if (_steps.Count == 0) return input.alias();
            var current = _steps[0].module.call(input);
            for (var i = 1; i < _steps.Count; i++)
            {
                var next = _steps[i].module.call(current);
                if (!ReferenceEquals(next, current) && !ReferenceEquals(current, input)) current.Dispose();
                current = next;
            }
            return current;
        }

        /// <inheritdoc/>
        public IEnumerator<nn.Module<Tensor, Tensor>> GetEnumerator() => _steps.Select(step => step.module).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>The modules are registered one by one as they are appended.</summary>
        protected override void RegisterComponents() { }
    }
}
