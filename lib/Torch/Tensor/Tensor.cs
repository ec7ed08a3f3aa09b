using System.Diagnostics;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A tensor of libtorch. It is freed by <see cref="Dispose()"/>, by the end of the <see cref="DisposeScope"/> that
    /// was open on its thread when it was created, or by the collector, whichever comes first.
    /// </summary>
    [DebuggerDisplay("{DebuggerText,nq}")]
    [Printing.TypeFormatterSource(typeof(Printing.TensorFormatters))]
    public partial class Tensor : IDisposable
    {
        TensorHandle _handle;

        internal Tensor(TensorHandle handle)
        {
            _handle = handle;
            DisposeScopeManager.Current?.Add(this);
        }

        /// <summary>Tensors alive in this process, whether or not anything still refers to them.</summary>
        public static long TotalCount => TensorHandle.Live;

        /// <summary>The most tensors that were ever alive at once in this process.</summary>
        public static long PeakCount => TensorHandle.Peak;

        /// <summary>True once the tensor was disposed or its handle moved into a <see cref="Modules.Parameter"/>.</summary>
        public bool IsInvalid => _handle.IsInvalid || _handle.IsClosed;

        internal TensorHandle Native => _handle;

        internal DisposeScope? OwningScope { get; set; }

        string DebuggerText => Describe(this);

        /// <summary>Frees the tensor now. A second call does nothing; any other use afterwards throws <see cref="ObjectDisposedException"/>.</summary>
        public void Dispose()
        {
            OwningScope?.Forget(this);
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Frees the tensor; derived types add their own work.</summary>
        protected virtual void Dispose(bool disposing)
        {
            if (disposing) _handle.Dispose();
        }

        /// <summary>Moves the tensor to the scope around its own; out of the outermost scope it is left to the collector.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningScope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Takes the tensor out of every scope and leaves it to its user and the collector.</summary>
        public Tensor DetachFromDisposeScope()
        {
            OwningScope?.Detach(this);
            return this;
        }

        /// <summary>The old spelling of <see cref="DetachFromDisposeScope"/>.</summary>
        public Tensor DetatchFromDisposeScope() => DetachFromDisposeScope();

        /// <summary>Moves the tensor to the scope that owns <paramref name="other"/>, or out of every scope when none does.</summary>
        public Tensor MoveToOtherDisposeScope(Tensor other)
        {
            ArgumentNullException.ThrowIfNull(other);
            return MoveToOtherDisposeScope(other.OwningScope);
        }

        /// <summary>Moves the tensor to another scope, or out of every scope when it is null.</summary>
        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            DisposeScope.Move(this, other);
            return this;
        }

        /// <summary>Type and shape, or what is wrong with the tensor: for messages.</summary>
        internal static string Describe(Tensor? tensor)
        {
            if (tensor is null) return "null";
            if (tensor.IsInvalid) return "disposed tensor";
            return $"{NameOf(tensor.dtype)}[{string.Join(", ", tensor.shape)}]";
        }

        internal static Tensor Take(in NativeResult result, string what) =>
            TakeOrNull(result) ?? throw new TorchException($"{what} returned no tensor", what);

        internal static Tensor? TakeOrNull(in NativeResult result) =>
            result.Tag != Tag.Tensor || result.Bits == 0 ? null : new Tensor(new TensorHandle((nint)result.Bits, result.Bytes));

        /// <summary>Gives the native handle away; this object is invalid afterwards, as TorchSharp's Parameter leaves its argument.</summary>
        internal TensorHandle TakeHandle()
        {
            ObjectDisposedException.ThrowIf(IsInvalid, this);
            OwningScope?.Forget(this);
            var taken = _handle;
            _handle = TensorHandle.Nothing;
            return taken;
        }

        /// <summary>Replaces what this object stands for by another tensor's handle, which it takes over.</summary>
        internal void Become(Tensor other)
        {
            var old = _handle;
            _handle = other.TakeHandle();
            old.Dispose();
        }

        internal unsafe TensorInfo Info()
        {
            TensorInfo info;
            NativeErrors.Check(NativeMethods.ft_tensor_info(_handle, &info, null), "tensor");
            return info;
        }

        /// <summary>An object for a tensor that native code goes on owning: it holds a reference of its own.</summary>
        internal static unsafe Tensor Borrow(nint impl)
        {
            nint own;
            NativeErrors.Check(NativeMethods.ft_tensor_share(impl, &own), "alias");
            return new Tensor(new TensorHandle(own, 0));
        }

        /// <summary>A reference of its own for native code, which releases it.</summary>
        internal unsafe nint Lend()
        {
            nint own;
            NativeErrors.Check(NativeMethods.ft_tensor_alias(_handle, &own), "alias");
            return own;
        }

        /// <summary>A second object for the same tensor.</summary>
        internal unsafe Tensor Share()
        {
            nint impl;
            NativeErrors.Check(NativeMethods.ft_tensor_alias(_handle, &impl), "alias");
            return new Tensor(new TensorHandle(impl, 0));
        }
    }
}
