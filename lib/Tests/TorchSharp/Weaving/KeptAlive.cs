using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace FairLab.TorchGuards.Tests.Weaving;

/// <summary>
/// Looks, independently of the weaver, for objects whose native handle a method reads and which it does not keep alive
/// up to each of its returns.
/// </summary>
static class KeptAlive
{
    /// <summary>The methods of an assembly that call natively with handles they read, and what is wrong in
    /// each.</summary>
    public static IReadOnlyList<(MethodDefinition Method, string? Fault)> Check(ModuleDefinition module) => [..
        from type in module.GetTypes()
        from method in type.Methods
        where method.HasBody && !method.IsConstructor && method.Name is not ("Finalize" or "get_Handle" or "get_handle")
        where method.Body.Instructions.Any(IsNative) && method.Body.Instructions.Any(IsRead)
        select (method, Fault(method))];

    static string? Fault(MethodDefinition method)
    {
        method.Body.SimplifyMacros();
        var reads = method.Body.Instructions.Where(IsRead).Select(Owner).ToList();
        if (reads.Contains(null))
            return "an owner without a variable";
        foreach (var ret in method.Body.Instructions.Where(i => i.OpCode == OpCodes.Ret))
        {
            var kept = Before(ret);
            if (reads.FirstOrDefault(o => !kept.Contains(o!)) is { } lost)
                return $"{lost} is not kept alive before the return at {ret.Offset}";
        }
        return null;
    }

    /// <summary>The argument or the variable that holds what a handle is read of.</summary>
    static object? Owner(Instruction read) => read.Previous switch
    {
        { OpCode.Code: Code.Ldarg } load => load.Operand,
        { OpCode.Code: Code.Stloc, Previous.OpCode.Code: Code.Dup } store => store.Operand,
        _ => null,
    };

    /// <summary>What the calls of GC.KeepAlive right before a return keep.</summary>
    static HashSet<object> Before(Instruction ret)
    {
        var kept = new HashSet<object>();
        var at = ret.Previous;
        // A guard's call after the body may stand between.
        while (at is not null && !IsKeepAlive(at) && at.OpCode.FlowControl is FlowControl.Next or FlowControl.Call)
            at = at.Previous;
        for (; at is not null && IsKeepAlive(at); at = at.Previous.Previous)
            kept.Add(at.Previous.Operand);
        return kept;
    }

    static bool IsKeepAlive(Instruction i) =>
        i.Operand is MethodReference { Name: "KeepAlive", DeclaringType.FullName: "System.GC" };

    static bool IsNative(Instruction i) => i.Operand is MethodDefinition { IsPInvokeImpl: true };

    // Any pointer that an object (no struct) holds, by whatever name, in TorchSharp's own types.
    static bool IsRead(Instruction i) => i switch
    {
        { OpCode.Code: Code.Ldfld,
            Operand: FieldReference { FieldType.FullName: "System.IntPtr", DeclaringType: var type } } => IsOwn(type),
        { Operand: MethodReference { HasThis: true, Parameters.Count: 0, ReturnType.FullName: "System.IntPtr",
            Name: var name, DeclaringType: var type } } =>
            name is "get_Handle" or "get_handle" && IsOwn(type),
        _ => false,
    };

    static bool IsOwn(TypeReference type) => !type.IsValueType
        && type.FullName.StartsWith("TorchSharp.", StringComparison.Ordinal);
}
