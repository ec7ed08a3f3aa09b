using System.Runtime.InteropServices;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Native;

/// <summary>Every export with arguments that no caller in the library gives it: each answers with an error object.</summary>
public sealed unsafe class NativeExportTests
{
    static readonly TensorHandle s_nothing = TensorHandle.Nothing;

    [Fact]
    public void Exports_with_bad_arguments_return_errors_and_the_process_lives()
    {
        TensorInfo info;
        NativeResult result = default;
        nint pointer, none = 0;
        long number, one = 1;
        byte* bytes;
        ulong seed = 1;
        Assert.Contains("null", Error(NativeMethods.ft_tensor_info(s_nothing, &info, null)), StringComparison.Ordinal);
        Error(NativeMethods.ft_tensor_shape(s_nothing, null, null, 0));
        Error(NativeMethods.ft_tensor_alias(s_nothing, &pointer));
        Error(NativeMethods.ft_tensor_mark(s_nothing, 0, 1));
        Error(NativeMethods.ft_tensor_grad(s_nothing, &result));
        Error(NativeMethods.ft_tensor_set_grad(s_nothing, s_nothing));
        Error(NativeMethods.ft_pickle(s_nothing, &bytes, &number));
        Error(NativeMethods.ft_tensor_mark(arange(3).Native, 0, 1));   // whole numbers cannot need a gradient
        var negative = -3L;
        Error(NativeMethods.ft_tensor_from(null, 0, &negative, 1, (int)ScalarType.Float32, &result));
        var sizes = stackalloc long[] { 2, 2 };
        Error(NativeMethods.ft_tensor_from(&one, sizeof(long), sizes, 2, (int)ScalarType.Float32, &result));
        using var small = ones(2, 3, 4);
        Error(NativeMethods.ft_tensor_shape(small.Native, sizes, null, 1));
        Error(NativeMethods.ft_operator("aten::none_such", "", &pointer));
        Error(NativeMethods.ft_operator("", "", &pointer));
        Error(NativeMethods.ft_backward(&none, null, 1, 0, 0, null, 0));
        Error(NativeMethods.ft_grad(&none, null, 1, &none, 1, 0, 0, 0, &result));
        Error(NativeMethods.ft_function(&none, 1, &none, 1, &NoBackward, &NoRelease, 0, "none", &result));
        Error(NativeMethods.ft_generator(0, &pointer, (int)DeviceType.CUDA, 99, &seed));
        Error(NativeMethods.ft_generator(1, &pointer, (int)DeviceType.META, 0, &seed));
        using var generator = new Generator();
        Error(NativeMethods.ft_generator_state(generator.Handle, small.Native, &result));
        Error(NativeMethods.ft_setting(1, 3, &number), optional: true);
        byte[] foreign = [1, 2, 3, 4];
        fixed (byte* data = foreign) Error(NativeMethods.ft_unpickle(data, foreign.Length, &result));
        fixed (byte* data = foreign) Error(NativeMethods.ft_unpickle(data, 0, &result));
        Assert.Equal(24, small.sum().item<float>());
    }

    [Fact]
    public void Every_export_of_the_library_is_declared_and_every_declaration_exists()
    {
        var declared = typeof(NativeMethods).GetMethods(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)
            .Where(method => method.Name.StartsWith("ft_", StringComparison.Ordinal)).Select(method => method.Name == "ft_tensor_share" ? "ft_tensor_alias" : method.Name).Distinct();
        ones(1).Dispose();
        var library = NativeLibrary.Load(TorchLibrary.LoadedFrom!);
        Assert.All(declared, name => Assert.True(NativeLibrary.TryGetExport(library, name, out _), name));
    }

    static string Error(NativeError* error, bool optional = false)
    {
        if (optional && error == null) return "";
        Assert.True(error != null, "an error was expected");
        var text = Marshal.PtrToStringUTF8(error->Message)!;
        NativeMethods.ft_error_free(error);
        Assert.NotEmpty(text);
        return text;
    }

    [UnmanagedCallersOnly]
    static NativeError* NoBackward(nint self, nint* gradients, int count, nint* results, int capacity) => null;

    [UnmanagedCallersOnly]
    static void NoRelease(nint self) { }
}
