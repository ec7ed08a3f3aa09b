using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace FairLab.TorchWeaver;

/// <summary>
/// Weaves calls of the guards into the methods that their <c>Hook</c> attributes name. A target that is not there, or
/// that no longer takes what the guard takes, is an error: a new TorchSharp must be looked at before it is used.
/// </summary>
sealed class HookWeaver(ModuleDefinition module)
{
    /// <summary>Weaves every guard of an assembly.</summary>
    /// <returns>How many.</returns>
    public int Weave(ModuleDefinition guards)
    {
        var hooks =
            from type in guards.GetTypes()
            from method in type.Methods
            from attribute in method.CustomAttributes
            where attribute.AttributeType.Name == "HookAttribute"
            let arguments = attribute.ConstructorArguments
            select (Method: method, Kind: (string)arguments[0].Value, Target: (string)arguments[1].Value);
        int woven = 0;
        foreach (var (guard, kind, target) in hooks)
        {
            var found = Find(target, guard);
            if (kind == "Native")
                AfterCalls(found, guard);
            else
                Apply(kind, found.Body, guard);
            woven++;
        }
        return woven;
    }

    MethodDefinition Find(string target, MethodDefinition guard)
    {
        string[] parts = target.Split("::");
        Regex types = Pattern(parts[0]), methods = Pattern(parts[1]);
        var named = module.GetTypes().Where(t => types.IsMatch(t.FullName))
            .SelectMany(t => t.Methods).Where(m => methods.IsMatch(m.Name)).ToList();
        var fitting = named.Count == 1 ? named : [.. named.Where(m => Fits(m, guard))];
        return fitting switch
        {
            [var one] => one,
            [] when named.Count == 0 => throw Wrong("no such method"),
            [] => throw Wrong($"none of {named.Count} overloads takes {Taken(guard)}"),
            _ => throw Wrong($"{fitting.Count} methods, expected one"),
        };

        WeavingException Wrong(string what) => new($"'{target}' for {guard.Name}: {what}");

        static Regex Pattern(string name) =>
            new("^" + Regex.Escape(name).Replace(@"\*", ".*", StringComparison.Ordinal) + "$");
    }

    static bool Fits(MethodDefinition target, MethodDefinition guard)
    {
        if (target.HasGenericParameters)
            return false;
        var types = target.Parameters.Select(p => p.ParameterType.FullName);
        if (target.HasThis && !target.IsConstructor)
            types = types.Prepend(target.DeclaringType.FullName);
        return types.SequenceEqual(guard.Parameters.Select(p => p.ParameterType.FullName));
    }

    static string Taken(MethodDefinition guard) =>
        $"({string.Join(", ", guard.Parameters.Select(p => p.ParameterType.FullName))})";

    void Apply(string kind, MethodBody body, MethodDefinition guard)
    {
        body.SimplifyMacros();
        var call = Instruction.Create(OpCodes.Call, module.ImportReference(guard));
        switch (kind)
        {
            case "Before":
                Insert(body, body.Instructions[0], [.. Arguments(body, guard.Parameters.Count), call]);
                break;
            case "Instead":
                body.Instructions.Clear();
                body.ExceptionHandlers.Clear();
                body.Variables.Clear();
                foreach (var instruction in Arguments(body, guard.Parameters.Count))
                    body.Instructions.Add(instruction);
                body.Instructions.Add(call);
                body.Instructions.Add(Instruction.Create(OpCodes.Ret));
                break;
            case "After":
                After(body, guard);
                break;
            case "Catch":
                Catch(body, guard, call);
                break;
            default:
                throw new WeavingException($"{guard.Name}: there is no hook '{kind}'");
        }
        body.OptimizeMacros();
    }

    /// <summary>The guard, which takes nothing, is called after each call of a native function.</summary>
    void AfterCalls(MethodDefinition native, MethodDefinition guard)
    {
        var callers =
            from type in module.GetTypes()
            from method in type.Methods
            where method.HasBody && method.Body.Instructions.Any(i => i.Operand == native)
            select method.Body;
        var bodies = callers.ToList();
        if (bodies.Count == 0)
            throw new WeavingException($"'{native.Name}' for {guard.Name}: nothing calls it");
        foreach (var body in bodies)
        {
            body.SimplifyMacros();
            foreach (var call in body.Instructions.Where(i => i.Operand == native).ToList())
                body.GetILProcessor()
                    .InsertAfter(call, Instruction.Create(OpCodes.Call, module.ImportReference(guard)));
            body.OptimizeMacros();
        }
    }

    /// <summary>The guard is called with all arguments and, where there is one, the value that is returned.</summary>
    void After(MethodBody body, MethodDefinition guard)
    {
        var result = IsVoid(body) ? null : new VariableDefinition(body.Method.ReturnType);
        if (result is not null)
            body.Variables.Add(result);
        foreach (var ret in body.Instructions.Where(i => i.OpCode == OpCodes.Ret).ToList())
        {
            var call = Instruction.Create(OpCodes.Call, module.ImportReference(guard));
            List<Instruction> added = result is null
                ? [.. Arguments(body, guard.Parameters.Count), call]
                : [Instruction.Create(OpCodes.Stloc, result), .. Arguments(body, guard.Parameters.Count - 1),
                    Instruction.Create(OpCodes.Ldloc, result), call, Instruction.Create(OpCodes.Ldloc, result)];
            // As in KeepAliveWeaver: what jumps to the return passes the call too.
            (ret.OpCode, ret.Operand) = (added[0].OpCode, added[0].Operand);
            var il = body.GetILProcessor();
            var last = ret;
            foreach (var next in added.Skip(1).Append(Instruction.Create(OpCodes.Ret)))
            {
                il.InsertAfter(last, next);
                last = next;
            }
        }
    }

    /// <summary>Whatever the body throws is given to the guard, whose value, or else none, is returned.</summary>
    void Catch(MethodBody body, MethodDefinition guard, Instruction call)
    {
        var il = body.GetILProcessor();
        var result = IsVoid(body) ? null : new VariableDefinition(body.Method.ReturnType);
        var end = Instruction.Create(OpCodes.Ret);
        if (result is not null)
        {
            body.Variables.Add(result);
            body.InitLocals = true;
        }
        foreach (var ret in body.Instructions.Where(i => i.OpCode == OpCodes.Ret).ToList())
        {
            var leave = Instruction.Create(OpCodes.Leave, end);
            (ret.OpCode, ret.Operand) = result is null ? (OpCodes.Nop, null) : (OpCodes.Stloc, result);
            il.InsertAfter(ret, leave);
        }
        var start = body.Instructions[0];
        body.Instructions.Add(call);
        if (result is not null && !guard.ReturnType.FullName.Equals("System.Void", StringComparison.Ordinal))
            body.Instructions.Add(Instruction.Create(OpCodes.Stloc, result));
        body.Instructions.Add(Instruction.Create(OpCodes.Leave, end));
        if (result is not null)
        {
            var load = Instruction.Create(OpCodes.Ldloc, result);
            body.Instructions.Add(load);
            foreach (var leave in body.Instructions.Where(i => i.OpCode == OpCodes.Leave && i.Operand == end))
                leave.Operand = load;
            Handler(load);
        }
        else
        {
            Handler(end);
        }
        body.Instructions.Add(end);

        void Handler(Instruction after) => body.ExceptionHandlers.Add(new ExceptionHandler(ExceptionHandlerType.Catch)
        {
            CatchType = new TypeReference("System", "Exception", module, module.TypeSystem.Object.Scope),
            TryStart = start, TryEnd = call, HandlerStart = call, HandlerEnd = after,
        });
    }

    static IEnumerable<Instruction> Arguments(MethodBody body, int count)
    {
        var all = body.Method.HasThis && !(body.Method.IsConstructor && count <= body.Method.Parameters.Count)
            ? body.Method.Parameters.Prepend(body.ThisParameter) : body.Method.Parameters;
        return all.Take(count).Select(p => Instruction.Create(OpCodes.Ldarg, p));
    }

    static void Insert(MethodBody body, Instruction before, IEnumerable<Instruction> added)
    {
        var il = body.GetILProcessor();
        foreach (var instruction in added)
            il.InsertBefore(before, instruction);
    }

    static bool IsVoid(MethodBody body) => body.Method.ReturnType.FullName == "System.Void";
}
