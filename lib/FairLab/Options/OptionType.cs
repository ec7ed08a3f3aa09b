namespace FairLab;

/// <summary>The declared type of an option.</summary>
/// <param name="Type">The type.</param>
/// <param name="IsNullable">Whether null is a value of it.</param>
readonly record struct OptionType(Type Type, bool IsNullable)
{
    /// <summary>The type without its nullable form.</summary>
    public Type Bare => Nullable.GetUnderlyingType(Type) ?? Type;

    /// <summary>The type of a list's items; null for what is no list.</summary>
    public Type? Item => Bare.IsArray ? Bare.GetElementType()
        : Bare.IsGenericType && Bare.IsAssignableFrom(Bare.GetGenericArguments()[0].MakeArrayType())
            ? Bare.GetGenericArguments()[0]
            : null;

    /// <summary>The types of a tuple's parts; empty for what is no tuple.</summary>
    public Type[] Parts => Bare.IsAssignableTo(typeof(System.Runtime.CompilerServices.ITuple)) && Bare.IsGenericType
        ? Bare.GetGenericArguments()
        : [];
}
