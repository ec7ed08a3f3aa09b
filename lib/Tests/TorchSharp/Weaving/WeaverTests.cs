using System.Reflection;
using System.Runtime.CompilerServices;
using FairLab.TorchWeaver;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace FairLab.TorchGuards.Tests.Weaving;

public sealed class WeaverTests
{
    static readonly Assembly Mended = typeof(TorchSharp.torch).Assembly;

    static readonly string Packaged = Metadata("PackagedTorchSharp");

    static ModuleDefinition Read(string file)
    {
        // Bound to no resolver of types elsewhere: what is looked at is in the assembly itself.
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        return ModuleDefinition.ReadModule(file, new ReaderParameters { AssemblyResolver = resolver });
    }

    [Fact]
    public void Methods_of_the_mended_assembly_keep_alive_what_they_give_to_native_code()
    {
        using var module = Read(Mended.Location);
        var found = KeptAlive.Check(module);
        Assert.InRange(found.Count, 900, 2000);
        Assert.Equal([], found.Where(f => f.Fault is not null).Select(f => $"{f.Method.FullName}: {f.Fault}"));
    }

    [Fact]
    public void Methods_of_the_packaged_assembly_do_not()
    {
        using var module = Read(Packaged);
        Assert.InRange(KeptAlive.Check(module).Count(f => f.Fault is not null), 900, 2000);
    }

    [Fact]
    public void Methods_of_the_mended_assembly_can_all_be_compiled()
    {
        // Among others this finds a branch that became too long and a stack that does not fit.
        var methods =
            from type in Mended.GetTypes()
            where !type.ContainsGenericParameters
            from method in type.GetMembers(
                    BindingFlags.DeclaredOnly
                        | BindingFlags.Public
                        | BindingFlags.NonPublic
                        | BindingFlags.Instance
                        | BindingFlags.Static)
                .OfType<MethodBase>()
            where
                !method.IsAbstract
                && !method.ContainsGenericParameters
                && !method.Attributes.HasFlag(System.Reflection.MethodAttributes.PinvokeImpl)
            where method.GetMethodBody() is not null
            select method;
        int count = 0;
        foreach (var method in methods)
        {
            RuntimeHelpers.PrepareMethod(method.MethodHandle);
            count++;
        }
        Assert.InRange(count, 8000, 30000);
    }

    [Fact]
    public void Hooks_are_all_woven_where_they_say()
    {
        using var module = Read(Mended.Location);
        var called = module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody)
            .SelectMany(m => m.Body.Instructions)
            .Select(i => i.Operand).OfType<MethodReference>()
                .Where(m => m.DeclaringType.Namespace == "FairLab.TorchGuards")
            .Select(m => m.DeclaringType.Name + "." + m.Name).ToHashSet();
        var guards = typeof(TorchInfo).Assembly.GetTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(m => m.GetCustomAttributesData().Any(a => a.AttributeType.Name == "HookAttribute"))
                .Select(m => m.DeclaringType!.Name + "." + m.Name).ToHashSet();
        Assert.InRange(guards.Count, 20, 100);
        Assert.Equal(guards.Order(), called.Order());
    }

    [Fact]
    public void Weave_of_an_assembly_without_a_target_says_which()
    {
        using var module = Read(Packaged);
        using var hooks = Read(typeof(TorchInfo).Assembly.Location);
        module.GetType("TorchSharp.torch/Tensor").Methods.Single(m => m.Name == "matmul").Name = "multiply";
        var thrown = Assert.Throws<WeavingException>(() => new HookWeaver(module).Weave(hooks));
        Assert.Equal("'TorchSharp.torch/Tensor::matmul' for Matmul: no such method", thrown.Message);
    }

    [Fact]
    public void Weave_of_a_target_with_other_parameters_says_what_the_guard_takes()
    {
        using var module = Read(Packaged);
        using var hooks = Read(typeof(TorchInfo).Assembly.Location);
        foreach (var divide in module.GetType("TorchSharp.torch/Tensor").Methods.Where(m => m.Name == "div"))
            divide.Parameters.Add(new ParameterDefinition(module.TypeSystem.Int32));
        var thrown = Assert.Throws<WeavingException>(() => new HookWeaver(module).Weave(hooks));
        Assert.Contains("'TorchSharp.torch/Tensor::div' for Divide: none of ", thrown.Message);
        Assert.Contains(
            "overloads takes (TorchSharp.torch/Tensor, TorchSharp.torch/Tensor, TorchSharp.torch/RoundingMode)",
            thrown.Message);
    }

    [Fact]
    public void Weaver_run_on_another_assembly_fails_as_a_compiler_does()
    {
        var target = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var (code, _, error) = Programs.Run("dotnet", ["exec", typeof(HookWeaver).Assembly.Location,
            typeof(ModuleDefinition).Assembly.Location, typeof(TorchInfo).Assembly.Location, target]);
        Assert.Equal(1, code);
        Assert.Matches("^.* : error FAIRLAB1 : 'TorchSharp[^']+' for \\w+: no such method\n$", error);
        Assert.False(File.Exists(target));
    }

    internal static string Metadata(string key) =>
        typeof(WeaverTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
