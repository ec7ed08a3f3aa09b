using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Until disposed, operators on this thread are not recorded for gradients.</summary>
    public static IDisposable no_grad() => new GradMode(false);

    /// <summary>Until disposed, operators on this thread are recorded again, or not when <paramref name="enabled"/> is false.</summary>
    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    /// <summary>Until disposed, operators on this thread are recorded or not.</summary>
    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    /// <summary>True when operators on this thread are recorded.</summary>
    public static bool is_grad_enabled() => NativeCalls.Mode(NativeCalls.GradMode, -1) != 0;

    /// <summary>Until disposed, nothing is recorded and tensors made can never take part in gradients: a faster <see cref="no_grad"/>.</summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    /// <summary>True in inference mode.</summary>
    public static bool is_inference_mode_enabled() => NativeCalls.Mode(NativeCalls.InferenceMode, -1) != 0;

    sealed class GradMode(bool enabled) : IDisposable
    {
        readonly bool _before = NativeCalls.Mode(NativeCalls.GradMode, enabled ? 1 : 0) != 0;
        readonly int _thread = Environment.CurrentManagedThreadId;
        bool _disposed;

        public void Dispose()
        {
            if (_disposed) return;
            ModeGuard.CheckThread(_thread);
            _disposed = true;
            NativeCalls.Mode(NativeCalls.GradMode, _before ? 1 : 0);
        }
    }

    sealed class InferenceMode(bool mode) : IDisposable
    {
        readonly long _guard = NativeCalls.Mode(NativeCalls.InferenceMode, mode ? 1 : 2);
        readonly int _thread = Environment.CurrentManagedThreadId;
        bool _disposed;

        public void Dispose()
        {
            if (_disposed) return;
            ModeGuard.CheckThread(_thread);
            _disposed = true;
            NativeCalls.Mode(NativeCalls.InferenceMode, 0, _guard);
        }
    }

    static class ModeGuard
    {
        /// <summary>Modes belong to a thread: ending one on another would leave both wrong.</summary>
        internal static void CheckThread(int thread)
        {
            if (thread != Environment.CurrentManagedThreadId)
                throw new InvalidOperationException("a gradient mode must end on the thread it began on; do not hold it across await");
        }
    }
}
