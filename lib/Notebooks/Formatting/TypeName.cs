namespace FairLab.Notebooks;

/// <summary>Type names as C# writes them, without the class that the compiler wraps around a cell.</summary>
internal static class TypeName
{
    static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short",
        [typeof(ushort)] = "ushort", [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long",
        [typeof(ulong)] = "ulong", [typeof(float)] = "float", [typeof(double)] = "double",
        [typeof(decimal)] = "decimal", [typeof(char)] = "char", [typeof(string)] = "string",
        [typeof(object)] = "object", [typeof(void)] = "void",
    };

    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsArray)
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return $"{Of(underlying)}?";
        if (!type.IsGenericType)
            return type.Name;
        if (type.Name.Contains("AnonymousType", StringComparison.Ordinal))
            return "new";
        var arguments = string.Join(", ", type.GetGenericArguments().Select(Of));
        return type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true
            ? $"({arguments})"
            : $"{type.Name.Split('`')[0]}<{arguments}>";
    }

    /// <summary>The full name, as source can use it anywhere.</summary>
    public static string Qualified(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsArray)
            return $"{Qualified(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        var name = "global::"
            + (type.IsGenericType ? type.GetGenericTypeDefinition().FullName! : type.FullName!).Replace('+', '.');
        return type.IsGenericType
            ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Qualified))}>"
            : name;
    }

    /// <summary>The assemblies a type is made of, its type arguments included.</summary>
    public static IEnumerable<System.Reflection.Assembly> Assemblies(Type type)
    {
        if (type.HasElementType)
            return Assemblies(type.GetElementType()!);
        return type.IsGenericType
            ? type.GetGenericArguments().SelectMany(Assemblies).Prepend(type.Assembly).Distinct()
            : [type.Assembly];
    }
}
