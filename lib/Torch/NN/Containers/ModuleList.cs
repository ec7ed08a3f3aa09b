using System.Collections;
using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Modules in a list whose parameters are found.</summary>
            public static Modules.ModuleList<T> ModuleList<T>(params T[] modules) where T : Module => new(modules);

            /// <summary>Modules by name whose parameters are found.</summary>
            public static Modules.ModuleDict<T> ModuleDict<T>(params (string, T)[] modules) where T : Module => new(modules);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Modules in a list, registered as "0", "1", and so on.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    public class ModuleList<T> : nn.Module, IList<T> where T : nn.Module
    {
        readonly List<T> _list = [];

        /// <summary>From modules.</summary>
        public ModuleList(params T[] modules) : base("ModuleList")
        {
            ArgumentNullException.ThrowIfNull(modules);
            _list.AddRange(modules);
            RegisterComponents();
        }

        /// <inheritdoc/>
        public int Count => _list.Count;

        /// <inheritdoc/>
        public bool IsReadOnly => false;

        /// <inheritdoc/>
        public T this[int index]
        {
            get => _list[index];
            set => Change(() => _list[index] = value);
        }

        /// <summary>Adds a module at the end; returns this list.</summary>
        public ModuleList<T> append(T module)
        {
            Add(module);
            return this;
        }

        /// <summary>Adds modules at the end; returns this list.</summary>
        public ModuleList<T> extend(IEnumerable<T> modules)
        {
            Change(() => _list.AddRange(modules));
            return this;
        }

        /// <inheritdoc/>
        public void Add(T item) => Change(() => _list.Add(item));

        /// <inheritdoc/>
        public void Clear() => Change(_list.Clear);

        /// <inheritdoc/>
        public bool Contains(T item) => _list.Contains(item);

        /// <inheritdoc/>
        public void CopyTo(T[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

        /// <inheritdoc/>
        public int IndexOf(T item) => _list.IndexOf(item);

        /// <inheritdoc/>
        public void Insert(int index, T item) => Change(() => _list.Insert(index, item));

        /// <inheritdoc/>
        public bool Remove(T item)
        {
            var removed = _list.Remove(item);
            Change(() => { });
            return removed;
        }

        /// <inheritdoc/>
        public void RemoveAt(int index) => Change(() => _list.RemoveAt(index));

        /// <inheritdoc/>
        public IEnumerator<T> GetEnumerator() => _list.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>Registers the modules under their numbers.</summary>
        protected override void RegisterComponents()
        {
            ClearModules();
            for (var i = 0; i < _list.Count; i++) register_module(i.ToString(CultureInfo.InvariantCulture), _list[i]);
        }

        // Names follow positions, so every change renumbers.
        void Change(Action change)
        {
            change();
            RegisterComponents();
        }
    }
}
