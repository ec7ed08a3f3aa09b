namespace FairLab.Notebooks;

/// <summary>Type names as F# writes them.</summary>
internal static class FSharpTypeName
{
    static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "int16",
        [typeof(ushort)] = "uint16", [typeof(int)] = "int", [typeof(uint)] = "uint32", [typeof(long)] = "int64",
        [typeof(ulong)] = "uint64", [typeof(float)] = "float32", [typeof(double)] = "float",
        [typeof(decimal)] = "decimal", [typeof(char)] = "char", [typeof(string)] = "string",
        [typeof(object)] = "obj",
    };

    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsArray)
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        var name = (type.IsGenericType ? type.GetGenericTypeDefinition().FullName! : type.FullName!).Replace('+', '.');
        return type.IsGenericType
            ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>"
            : name;
    }
}
