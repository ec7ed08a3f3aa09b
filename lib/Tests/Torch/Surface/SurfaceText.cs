using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace TorchSharp.Tests.Surface;

/// <summary>Members as text in one form, so that a list of signatures can be compared with an assembly.</summary>
internal static partial class SurfaceText
{
    const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(void)] = "void", [typeof(bool)] = "bool", [typeof(int)] = "int", [typeof(long)] = "long", [typeof(float)] = "float",
        [typeof(double)] = "double", [typeof(string)] = "string", [typeof(byte)] = "byte", [typeof(short)] = "short", [typeof(char)] = "char",
        [typeof(object)] = "object", [typeof(ulong)] = "ulong",
    };

    /// <summary>A listed signature without namespaces, nullable marks of reference types and words that do not bind a caller.</summary>
    internal static string Canonical(string entry)
    {
        var text = ModifierPattern().Replace(WherePattern().Replace(entry, ""), "");
        text = AccessorPattern().Replace(text, "").Replace("(this ", "(", StringComparison.Ordinal).Replace("@", "", StringComparison.Ordinal);
        var bare = !text.Contains(' ', StringComparison.Ordinal) || BareGenericPattern().IsMatch(text);
        text = DottedPattern().Replace(text, match =>
        {
            var (before, after) = (text[..match.Index], text[(match.Index + match.Length)..]);
            // A member keeps its owner, an enum's value its enum; a type stands alone.
            var two = before.EndsWith("= ", StringComparison.Ordinal) || match.Value.EndsWith("plicit", StringComparison.Ordinal) ||
                match.Value.EndsWith(".operator", StringComparison.Ordinal) ||
                (!bare && !before.EndsWith("params ", StringComparison.Ordinal) && (after.Length == 0 || after[0] is '(' or '[' || after.StartsWith(".this", StringComparison.Ordinal)));
            return Last(match.Value, two ? 2 : 1);
        });
        text = NullableReferencePattern().Replace(text, "$1");
        return NumberPattern().Replace(text, match => Number(double.Parse(match.Value, CultureInfo.InvariantCulture)));
    }

    /// <summary>A value of an enum with its enum, when the entry is one.</summary>
    internal static string EnumValue(string entry) => Last(entry, 2);

    /// <summary>All members and types of an assembly in the same form.</summary>
    internal static HashSet<string> Of(Assembly assembly)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in assembly.GetExportedTypes())
        {
            found.Add(TypePath(type));
            for (var from = type; from is not null && from.Assembly == assembly; from = from.BaseType)
                foreach (var member in from.GetMembers(Everything))
                    foreach (var text in Text(member, TypePath(type))) found.Add(text);
        }
        return found;
    }

    static IEnumerable<string> Text(MemberInfo member, string owner)
    {
        switch (member)
        {
            case ConstructorInfo constructor when Seen(constructor):
                yield return $"{Access(constructor)}{owner}.{Simple(constructor.DeclaringType!)}({Parameters(constructor)})";
                break;
            case MethodInfo method when Seen(method):
                if (method.Name is "op_Implicit" or "op_Explicit")
                    yield return $"static {owner}.{(method.Name == "op_Implicit" ? "implicit" : "explicit")} operator {Name(method.ReturnType)}({Parameters(method)})";
                var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
                var spelled = Operators.GetValueOrDefault(method.Name) is { } symbol ? $"operator {symbol}" : method.Name;
                yield return $"{Access(method)}{(method.IsStatic ? "static " : "")}{Name(method.ReturnType, TupleNames(method.ReturnParameter))} {owner}.{spelled}{generic}({Parameters(method)})";
                break;
            case PropertyInfo { GetMethod: { } getter } property when Seen(getter):
                yield return property.GetIndexParameters().Length == 0
                    ? $"{(getter.IsStatic ? "static " : "")}{Name(property.PropertyType)} {owner}.{property.Name}"
                    : $"{Name(property.PropertyType)} {owner}.this[{string.Join(", ", property.GetIndexParameters().Select(Parameter))}]";
                break;
            case FieldInfo { IsPublic: true } field:
                yield return field.DeclaringType!.IsEnum ? $"{owner}.{field.Name}"
                    : $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{Name(field.FieldType)} {owner}.{field.Name}";
                break;
        }
    }

    static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["op_Addition"] = "+", ["op_Subtraction"] = "-", ["op_Multiply"] = "*", ["op_Division"] = "/", ["op_Modulus"] = "%", ["op_BitwiseAnd"] = "&",
        ["op_BitwiseOr"] = "|", ["op_ExclusiveOr"] = "^", ["op_OnesComplement"] = "~", ["op_UnaryNegation"] = "-", ["op_Equality"] = "==",
        ["op_Inequality"] = "!=", ["op_LessThan"] = "<", ["op_LessThanOrEqual"] = "<=", ["op_GreaterThan"] = ">", ["op_GreaterThanOrEqual"] = ">=",
    };

    static bool Seen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    static string Parameter(ParameterInfo parameter) =>
        $"{(parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")}{Name(parameter.ParameterType, TupleNames(parameter))} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Default(parameter)}" : "")}";

    static string Default(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return parameter.DefaultValue switch
        {
            null => "null",
            bool truth => truth ? "true" : "false",
            string text => $"\"{text}\"",
            char letter => $"'{letter}'",
            var value when type.IsEnum => $"{Name(type)}.{Enum.GetName(type, value)}",
            var value => Number(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        };
    }

    static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    static Queue<string?> TupleNames(ParameterInfo parameter) =>
        new(parameter.GetCustomAttribute<System.Runtime.CompilerServices.TupleElementNamesAttribute>()?.TransformNames ?? []);

    static string Name(Type type) => Name(type, new Queue<string?>());

    // Names of tuple elements come in one list for the whole type, outer tuples first.
    static string Name(Type type, Queue<string?> names)
    {
        if (s_keywords.TryGetValue(type, out var word)) return word;
        if (Nullable.GetUnderlyingType(type) is { } inner) return Name(inner, names) + "?";
        if (type.IsArray) return $"{Name(type.GetElementType()!, names)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (!type.IsGenericType) return type.Name;
        var parts = type.GetGenericArguments();
        if (type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) != true && !type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal))
            return $"{Simple(type)}<{string.Join(", ", parts.Select(part => Name(part, names)))}>";
        var own = parts.Select(_ => names.TryDequeue(out var name) ? name : null).ToList();
        return $"({string.Join(", ", parts.Zip(own, (part, name) => name is null ? Name(part, names) : $"{Name(part, names)} {name}"))})";
    }

    static string Simple(Type type) => type.Name.Split('`')[0];

    // The type with the one it is nested in: "nn.functional", "Tensor", "Function<T>".
    static string TypePath(Type type) => type.IsGenericType ? $"{Simple(type)}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : type.Name;

    static string Last(string dotted, int count)
    {
        var parts = PartPattern().Matches(dotted).Select(match => match.Value).ToList();
        return string.Join('.', parts.Skip(Math.Max(0, parts.Count - count)));
    }

    [GeneratedRegex(@" where .+$")]
    private static partial Regex WherePattern();

    [GeneratedRegex(@"\b(virtual|abstract|override|readonly|internal) ")]
    private static partial Regex ModifierPattern();

    [GeneratedRegex(@" \{ get;.*\}$")]
    private static partial Regex AccessorPattern();

    [GeneratedRegex(@"^[\w.]+<[^<>]*>$")]
    private static partial Regex BareGenericPattern();

    [GeneratedRegex(@"\w+(<[^<>]*>)?(\.\w+(<[^<>]*>)?)+")]
    private static partial Regex DottedPattern();

    [GeneratedRegex(@"\w+(<[^<>]*>)?")]
    private static partial Regex PartPattern();

    [GeneratedRegex(@"(Tensor|Device|Generator|Scalar|string|Parameter|CultureInfo|\]|>)\?")]
    private static partial Regex NullableReferencePattern();

    [GeneratedRegex(@"(?<== )-?\d[\d.]*(E[-+]?\d+)?\b")]
    private static partial Regex NumberPattern();
}
