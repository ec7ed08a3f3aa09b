using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace FairLab.TorchWeaver;

/// <summary>
/// Keeps every object whose native handle a method reads alive until that method returns. TorchSharp passes raw handles
/// to libtorch, so without it a collection during the call lets a finalizer free what libtorch is reading.
/// </summary>
sealed class KeepAliveWeaver
{
    readonly ModuleDefinition _module;
    readonly MethodReference _keepAlive;

    public KeepAliveWeaver(ModuleDefinition module)
    {
        _module = module;
        var gc = new TypeReference("System", "GC", module, module.TypeSystem.Object.Scope);
        _keepAlive = new MethodReference("KeepAlive", module.TypeSystem.Void, gc)
        {
            Parameters = { new ParameterDefinition(module.TypeSystem.Object) },
        };
    }

    /// <summary>Changes the methods.</summary>
    /// <returns>How many.</returns>
    public int Weave() => _module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody).Count(Weave);

    bool Weave(MethodDefinition method)
    {
        // A constructor sets the handle, a finalizer and the property are what the handle itself is made of.
        if (method.IsConstructor || method.Name is "Finalize" or "get_Handle" or "get_handle")
            return false;
        if (!method.Body.Instructions.Any(IsNativeCall) && !method.Body.Instructions.Any(IsHandleRead))
            return false;
        method.Body.SimplifyMacros();
        var kept = Owners(method).Concat(Arguments(method)).Concat(Locals(method)).ToList();
        if (kept.Count > 0)
        {
            var il = method.Body.GetILProcessor();
            foreach (var ret in method.Body.Instructions.Where(i => i.OpCode == OpCodes.Ret).ToList())
                KeepBefore(il, ret, kept);
            method.Body.InitLocals = true;
        }
        method.Body.OptimizeMacros();
        return kept.Count > 0;
    }

    /// <summary>Stores each object in a local of its own just before its handle is read.</summary>
    List<Instruction> Owners(MethodDefinition method)
    {
        var il = method.Body.GetILProcessor();
        var kept = new List<Instruction>();
        foreach (var read in method.Body.Instructions.Where(IsHandleRead).ToList())
        {
            // Loading `this` or an argument: kept below, without a local.
            if (read.Previous is { } load && load.OpCode.Code is Code.Ldarg)
                continue;
            var owner = new VariableDefinition(_module.ImportReference(((MemberReference)read.Operand).DeclaringType));
            method.Body.Variables.Add(owner);
            il.InsertBefore(read, il.Create(OpCodes.Dup));
            il.InsertBefore(read, il.Create(OpCodes.Stloc, owner));
            kept.Add(il.Create(OpCodes.Ldloc, owner));
        }
        return kept;
    }

    static List<Instruction> Arguments(MethodDefinition method)
    {
        var parameters = method.Parameters.Where(p => IsObject(p.ParameterType));
        if (method.HasThis && !method.DeclaringType.IsValueType)
            parameters = parameters.Prepend(method.Body.ThisParameter);
        return [.. parameters.Select(p => Instruction.Create(OpCodes.Ldarg, p))];
    }

    /// <summary>Arrays and lists of tensors, whose elements' handles are read elsewhere.</summary>
    static List<Instruction> Locals(MethodDefinition method) => [..
        method.Body.Variables
            .Where(v => IsObject(v.VariableType))
            .Where(v => v.VariableType.FullName.Contains("TorchSharp.", StringComparison.Ordinal))
            .Select(v => Instruction.Create(OpCodes.Ldloc, v))];

    void KeepBefore(ILProcessor il, Instruction ret, List<Instruction> kept)
    {
        // The old return becomes the first load, so that what jumps to it passes the calls too.
        var last = ret;
        foreach (var load in kept)
        {
            if (last == ret)
            {
                (ret.OpCode, ret.Operand) = (load.OpCode, load.Operand);
            }
            else
            {
                // An instruction stands in one place only: each return has loads of its own.
                var copy = il.Create(OpCodes.Nop);
                (copy.OpCode, copy.Operand) = (load.OpCode, load.Operand);
                il.InsertAfter(last, copy);
                last = copy;
            }
            var call = il.Create(OpCodes.Call, _keepAlive);
            il.InsertAfter(last, call);
            last = call;
        }
        il.InsertAfter(last, il.Create(OpCodes.Ret));
    }

    // ToHandleArray reads the handles of a whole list, for a native call here or in a method that takes the array.
    static bool IsNativeCall(Instruction i) =>
        i.Operand is MethodDefinition { IsPInvokeImpl: true } or MethodReference { Name: "ToHandleArray" };

    static bool IsHandleRead(Instruction i) =>
        i.Operand is MemberReference { DeclaringType.IsValueType: false }
        && (i.Operand is MethodReference { Name: "get_Handle" or "get_handle" or "DangerousGetHandle", HasThis: true }
            || i is { OpCode.Code: Code.Ldfld, Operand: FieldReference { Name: "handle" or "_handle" } });

    static bool IsObject(TypeReference type) =>
        type is { IsValueType: false, IsByReference: false, IsPointer: false, IsGenericParameter: false }
        && type.FullName is not ("System.String" or "System.IntPtr") && !type.IsPinned;
}
