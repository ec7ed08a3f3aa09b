using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace TorchSharp.Interop;

/// <summary>The exports of native/fairtorch.cpp. Each returns null or an error for <see cref="NativeErrors.Check"/>.</summary>
internal static unsafe partial class NativeMethods
{
    internal const string Library = "fairtorch";

    static NativeMethods() => NativeLibrary.SetDllImportResolver(typeof(NativeMethods).Assembly, TorchLibrary.Resolve);

    [LibraryImport(Library)] internal static partial NativeError* ft_error_new(int kind, byte* text);
    [LibraryImport(Library)] internal static partial void ft_error_free(NativeError* error);
    [LibraryImport(Library)] internal static partial void ft_free(void* block);
    [LibraryImport(Library)] internal static partial byte* ft_version();
    [LibraryImport(Library)] internal static partial long* ft_outstanding();
    [LibraryImport(Library)] internal static partial NativeError* ft_config(byte** text);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial NativeError* ft_operator(string name, string overload, nint* result);
    [LibraryImport(Library)] internal static partial NativeError* ft_schema(nint op, byte** text);
    [LibraryImport(Library)]
    internal static partial NativeError* ft_call(nint op, NativeArgument* arguments, int n, NativeResult* results, int capacity, int* count);

    [LibraryImport(Library)] internal static partial void ft_tensor_free(nint impl);
    [LibraryImport(Library)] internal static partial NativeError* ft_tensor_info(TensorHandle tensor, TensorInfo* info, TensorInfo* grad);
    [LibraryImport(Library)] internal static partial NativeError* ft_tensor_shape(TensorHandle tensor, long* sizes, long* strides, int capacity);
    [LibraryImport(Library)]
    internal static partial NativeError* ft_tensor_from(void* data, long bytes, long* sizes, int rank, int dtype, NativeResult* result);
    [LibraryImport(Library)] internal static partial NativeError* ft_tensor_alias(TensorHandle tensor, nint* result);
    [LibraryImport(Library, EntryPoint = "ft_tensor_alias")] internal static partial NativeError* ft_tensor_share(nint tensor, nint* result);
    [LibraryImport(Library)] internal static partial NativeError* ft_tensor_mark(TensorHandle tensor, int what, int value);
    [LibraryImport(Library)] internal static partial NativeError* ft_tensor_grad(TensorHandle tensor, NativeResult* result);
    [LibraryImport(Library)] internal static partial NativeError* ft_tensor_set_grad(TensorHandle tensor, TensorHandle grad);

    [LibraryImport(Library)]
    internal static partial NativeError* ft_backward(nint* roots, nint* grads, int n, int retain, int create, nint* inputs, int ninputs);
    [LibraryImport(Library)]
    internal static partial NativeError* ft_grad(
        nint* outputs, nint* grads, int n, nint* inputs, int ninputs, int retain, int create, int unused, NativeResult* results);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial NativeError* ft_function(
        nint* inputs, int ninputs, nint* outputs, int noutputs,
        delegate* unmanaged<nint, nint*, int, nint*, int, NativeError*> backward, delegate* unmanaged<nint, void> release,
        nint context, string name, NativeResult* results);
    [LibraryImport(Library)] internal static partial NativeError* ft_mode(int what, int value, long* state);

    [LibraryImport(Library)]
    internal static partial NativeError* ft_generator(int what, nint* generator, int deviceType, int deviceIndex, ulong* value);
    [LibraryImport(Library)] internal static partial NativeError* ft_generator_state(GeneratorHandle generator, TensorHandle state, NativeResult* result);
    [LibraryImport(Library)] internal static partial NativeError* ft_manual_seed(ulong seed);
    [LibraryImport(Library)] internal static partial NativeError* ft_setting(int what, long value, long* result);

    [LibraryImport(Library)] internal static partial NativeError* ft_pickle(TensorHandle tensor, byte** data, long* size);
    [LibraryImport(Library)] internal static partial NativeError* ft_unpickle(byte* data, long size, NativeResult* result);
}
