namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module of one input.</summary>
        public interface IModule<T, TResult>
        {
            /// <summary>Runs the module with its hooks.</summary>
            TResult call(T input1);
        }

        /// <summary>A module whose call can be observed and changed by hooks.</summary>
        public class HookableModule<TPreHook, TPostHook> : Module
        {
            readonly Dictionary<HookRemover, TPreHook> _before = new(ReferenceEqualityComparer.Instance);
            readonly Dictionary<HookRemover, TPostHook> _after = new(ReferenceEqualityComparer.Instance);

            /// <summary>A module with the name of its kind.</summary>
            protected HookableModule(string name) : base(name) { }

            /// <summary>Hooks called before forward, in the order of registration.</summary>
            protected IEnumerable<TPreHook> pre_hooks => _before.Values;

            /// <summary>Hooks called after forward, in the order of registration.</summary>
            protected IEnumerable<TPostHook> post_hooks => _after.Values;

            /// <summary>True when there are hooks at all.</summary>
            private protected bool Hooked => _before.Count + _after.Count > 0;

            // What a hook sees or returns stays valid when the caller, a Sequential say, disposes its own object for the same tensor.
            private protected static TValue Seen<TValue>(TValue value) =>
                value is Tensor tensor and not Modules.Parameter ? (TValue)(object)tensor.Share() : value;

            /// <summary>Adds a hook called with the input before forward; it returns the input to go on with.</summary>
            public HookRemover register_forward_pre_hook(TPreHook hook)
            {
                HookRemover remover = null!;
                remover = new HookRemover(() => _before.Remove(remover));
                _before.Add(remover, hook);
                return remover;
            }

            /// <summary>Adds a hook called with input and output after forward; it returns the output to go on with.</summary>
            public HookRemover register_forward_hook(TPostHook hook)
            {
                HookRemover remover = null!;
                remover = new HookRemover(() => _after.Remove(remover));
                _after.Add(remover, hook);
                return remover;
            }

            /// <summary>Takes a hook away again.</summary>
            public sealed class HookRemover
            {
                readonly Action _remove;

                internal HookRemover(Action remove) => _remove = remove;

                /// <summary>Takes the hook away; a second call does nothing.</summary>
                public void remove() => _remove();
            }
        }

        /// <summary>A module of one input.</summary>
        public abstract class Module<T, TResult> : HookableModule<Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult, TResult>>, IModule<T, TResult>
        {
            /// <summary>A module with the name of its kind.</summary>
            protected Module(string name) : base(name) { }

            /// <summary>What the module computes. Call <see cref="call"/> instead, which runs the hooks too.</summary>
            public abstract TResult forward(T input);

            /// <summary>Runs the module with its hooks.</summary>
            public TResult call(T input)
            {
                if (!Hooked) return forward(input);
                foreach (var hook in pre_hooks.ToArray()) input = Seen(hook(this, Seen(input)));
                var result = forward(input);
                foreach (var hook in post_hooks.ToArray()) result = Seen(hook(this, Seen(input), Seen(result)));
                return result;
            }
        }

        /// <summary>A module of two inputs.</summary>
        public abstract class Module<T1, T2, TResult> : HookableModule<Func<Module<T1, T2, TResult>, T1, T2, (T1, T2)>, Func<Module<T1, T2, TResult>, T1, T2, TResult, TResult>>
        {
            /// <summary>A module with the name of its kind.</summary>
            protected Module(string name) : base(name) { }

            /// <summary>What the module computes. Call <see cref="call"/> instead, which runs the hooks too.</summary>
            public abstract TResult forward(T1 input1, T2 input2);

            /// <summary>Runs the module with its hooks.</summary>
            public TResult call(T1 input1, T2 input2)
            {
                if (!Hooked) return forward(input1, input2);
                foreach (var hook in pre_hooks.ToArray()) (input1, input2) = hook(this, Seen(input1), Seen(input2));
                var result = forward(input1, input2);
                foreach (var hook in post_hooks.ToArray()) result = Seen(hook(this, Seen(input1), Seen(input2), Seen(result)));
                return result;
            }
        }

        /// <summary>A module of three inputs.</summary>
        public abstract class Module<T1, T2, T3, TResult> : HookableModule<Func<Module<T1, T2, T3, TResult>, T1, T2, T3, (T1, T2, T3)>, Func<Module<T1, T2, T3, TResult>, T1, T2, T3, TResult, TResult>>
        {
            /// <summary>A module with the name of its kind.</summary>
            protected Module(string name) : base(name) { }

            /// <summary>What the module computes. Call <see cref="call"/> instead, which runs the hooks too.</summary>
            public abstract TResult forward(T1 input1, T2 input2, T3 input3);

            /// <summary>Runs the module with its hooks.</summary>
            public TResult call(T1 input1, T2 input2, T3 input3)
            {
                if (!Hooked) return forward(input1, input2, input3);
                foreach (var hook in pre_hooks.ToArray()) (input1, input2, input3) = hook(this, Seen(input1), Seen(input2), Seen(input3));
                var result = forward(input1, input2, input3);
                foreach (var hook in post_hooks.ToArray()) result = Seen(hook(this, Seen(input1), Seen(input2), Seen(input3), Seen(result)));
                return result;
            }
        }

        /// <summary>A module of four inputs.</summary>
        public abstract class Module<T1, T2, T3, T4, TResult> : HookableModule<Func<Module<T1, T2, T3, T4, TResult>, T1, T2, T3, T4, (T1, T2, T3, T4)>, Func<Module<T1, T2, T3, T4, TResult>, T1, T2, T3, T4, TResult, TResult>>
        {
            /// <summary>A module with the name of its kind.</summary>
            protected Module(string name) : base(name) { }

            /// <summary>What the module computes. Call <see cref="call"/> instead, which runs the hooks too.</summary>
            public abstract TResult forward(T1 input1, T2 input2, T3 input3, T4 input4);

            /// <summary>Runs the module with its hooks.</summary>
            public TResult call(T1 input1, T2 input2, T3 input3, T4 input4)
            {
                if (!Hooked) return forward(input1, input2, input3, input4);
                foreach (var hook in pre_hooks.ToArray()) (input1, input2, input3, input4) = hook(this, Seen(input1), Seen(input2), Seen(input3), Seen(input4));
                var result = forward(input1, input2, input3, input4);
                foreach (var hook in post_hooks.ToArray()) result = Seen(hook(this, Seen(input1), Seen(input2), Seen(input3), Seen(input4), Seen(result)));
                return result;
            }
        }

        /// <summary>A module of five inputs.</summary>
        public abstract class Module<T1, T2, T3, T4, T5, TResult> : HookableModule<Func<Module<T1, T2, T3, T4, T5, TResult>, T1, T2, T3, T4, T5, (T1, T2, T3, T4, T5)>, Func<Module<T1, T2, T3, T4, T5, TResult>, T1, T2, T3, T4, T5, TResult, TResult>>
        {
            /// <summary>A module with the name of its kind.</summary>
            protected Module(string name) : base(name) { }

            /// <summary>What the module computes. Call <see cref="call"/> instead, which runs the hooks too.</summary>
            public abstract TResult forward(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5);

            /// <summary>Runs the module with its hooks.</summary>
            public TResult call(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5)
            {
                if (!Hooked) return forward(input1, input2, input3, input4, input5);
                foreach (var hook in pre_hooks.ToArray()) (input1, input2, input3, input4, input5) = hook(this, Seen(input1), Seen(input2), Seen(input3), Seen(input4), Seen(input5));
                var result = forward(input1, input2, input3, input4, input5);
                foreach (var hook in post_hooks.ToArray()) result = Seen(hook(this, Seen(input1), Seen(input2), Seen(input3), Seen(input4), Seen(input5), Seen(result)));
                return result;
            }
        }

        /// <summary>A module of six inputs.</summary>
        public abstract class Module<T1, T2, T3, T4, T5, T6, TResult> : HookableModule<Func<Module<T1, T2, T3, T4, T5, T6, TResult>, T1, T2, T3, T4, T5, T6, (T1, T2, T3, T4, T5, T6)>, Func<Module<T1, T2, T3, T4, T5, T6, TResult>, T1, T2, T3, T4, T5, T6, TResult, TResult>>
        {
            /// <summary>A module with the name of its kind.</summary>
            protected Module(string name) : base(name) { }

            /// <summary>What the module computes. Call <see cref="call"/> instead, which runs the hooks too.</summary>
            public abstract TResult forward(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5, T6 input6);

            /// <summary>Runs the module with its hooks.</summary>
            public TResult call(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5, T6 input6)
            {
                if (!Hooked) return forward(input1, input2, input3, input4, input5, input6);
                foreach (var hook in pre_hooks.ToArray()) (input1, input2, input3, input4, input5, input6) = hook(this, Seen(input1), Seen(input2), Seen(input3), Seen(input4), Seen(input5), Seen(input6));
                var result = forward(input1, input2, input3, input4, input5, input6);
                foreach (var hook in post_hooks.ToArray()) result = Seen(hook(this, Seen(input1), Seen(input2), Seen(input3), Seen(input4), Seen(input5), Seen(input6), Seen(result)));
                return result;
            }
        }
    }
}
