using Mono.Cecil;
using Mono.Cecil.Cil;

namespace FairLab.Experiments.Tests;

/// <summary>
/// What FairLab writes does not depend on a culture, which a notebook may set. The analyzers see calls that name a
/// culture or a comparison in another overload; these are the others: orders of text without a comparer, and numbers
/// inside of text.
/// </summary>
public class CultureTests
{
    static readonly string[] Orders =
    [
        "Order",
        "OrderDescending",
        "OrderBy",
        "OrderByDescending",
        "ThenBy",
        "ThenByDescending",
        "Min",
        "Max",
        "MinBy",
        "MaxBy",
        "Sort",
        "BinarySearch",
        "CompareTo",
        "ToImmutableSortedSet",
    ];
    static readonly string[] Ordered =
    [
        "SortedDictionary`2",
        "SortedSet`1",
        "SortedList`2",
        "PriorityQueue`2",
        "Comparer`1",
    ];

    // Whole numbers are counts and sizes: only a sign could differ.
    static readonly string[] Numbers =
    [
        .. new[]
        {
            typeof(double),
            typeof(float),
            typeof(Half),
            typeof(decimal),
            typeof(DateTime),
            typeof(DateTimeOffset),
            typeof(DateOnly),
            typeof(TimeOnly),
            typeof(object),
            typeof(IFormattable),
        }.Select(type => type.FullName!),
    ];

    [Theory]
    [InlineData("FairLab")]
    [InlineData("FairLab.Audit")]
    [InlineData("FairLab.Figures")]
    [InlineData("FairLab.Notebooks")]
    [InlineData("FairLab.Experiments")]
    [InlineData("FairLab.Cli")]
    [InlineData("FairLab.TorchGuards")]
    public void No_order_of_text_and_no_number_in_text_depends_on_the_culture(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"));
        // What a record says of itself by default is no more than a number's own ToString: who writes it names the
        // culture.
        string faults = string.Join(
            '\n',
            module.GetTypes()
                .SelectMany(type => type.Methods)
                .Where(method => method.HasBody && method.Name != "PrintMembers")
                .SelectMany(Faults));
        Assert.True(faults.Length == 0, faults);
    }

    [Fact]
    public void Every_kind_of_fault_is_seen_and_what_names_a_comparer_or_a_culture_is_none()
    {
        using var module = ModuleDefinition.ReadModule(typeof(CultureTests).Assembly.Location);
        var seen = module.GetType(typeof(Samples).FullName!.Replace('+', '/'))
            .Methods.Where(method => method.IsPublic && !method.IsConstructor)
            .ToDictionary(method => method.Name, method => Faults(method).Count());
        Assert.Equal(0, seen[nameof(Samples.Named)]);
        seen.Remove(nameof(Samples.Named));
        Assert.Equal(8, seen.Count);
        Assert.All(seen, sample => Assert.True(sample.Value == 1, sample.Key));
    }

    sealed class Samples(string[] texts, double number)
    {
        public object Named() =>
            (
                texts.Order(StringComparer.Ordinal),
                texts.Max(text => text.Length),
                new SortedSet<string>(texts, StringComparer.Ordinal),
                FormattableString.Invariant($"{number}"),
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{number}"),
                $"{texts.Length} {texts[0]}");

        public object Order() => texts.Order();
        public object OrderByPair() => texts.OrderBy(text => (text, number));
        public object? Max() => texts.Max();
        public void Sort() => Array.Sort(texts);
        public object Sorted() => new SortedDictionary<string, string[]> { ["all"] = texts };
        public object Text() => $"{number}";
        public object Joined() => string.Join(' ', [number, number]);
        public object Added() => "x" + number;
    }

    static IEnumerable<string> Faults(MethodDefinition method)
    {
        bool neutral = true; // the interpolated text that is being written names a culture
        foreach (var instruction in method.Body.Instructions)
        {
            if (instruction.Operand is not MethodReference called)
                continue;
            if (called.Name == ".ctor"
                && called.DeclaringType.Name.EndsWith("InterpolatedStringHandler", StringComparison.Ordinal))
                neutral = called.Parameters.Any(p => p.ParameterType.Name == "IFormatProvider");
            else if (
                IsOrder(called)
                || IsNumberAsText(called, instruction.Previous) && !(called.Name == "AppendFormatted" && neutral))
                yield return $"{method.FullName} calls {called.FullName}";
        }
    }

    static bool IsOrder(MethodReference called)
    {
        if (called.Parameters.Any(p => p.ParameterType.Name is "IComparer`1" or "IComparer" or "Comparison`1"))
            return false;
        if (called.Name is ".ctor" or "get_Default")
            return Ordered.Contains(called.DeclaringType.Name)
                && IsText(((GenericInstanceType)called.DeclaringType).GenericArguments[0]);
        return Orders.Contains(called.Name)
            && !(called.Name is "Min" or "Max" && called.ReturnType.IsPrimitive)
            && IsText(
                called is GenericInstanceMethod { GenericArguments: var types }
                    ? called.DeclaringType.Name is "Array" or "MemoryExtensions"
                        ? types[0]
                        : types[^1]
                    : called.DeclaringType);
    }

    // What text is made of here: a number, or an object that was one.
    static bool IsNumberAsText(MethodReference called, Instruction before) => called switch
    {
        { Name: "AppendFormatted" } or { Name: "Join", DeclaringType.Name: "String" } => called
            is GenericInstanceMethod generic
            ? IsNumber(generic.GenericArguments[0])
            : called.Parameters.Any(p => p.ParameterType.Name is "Object" or "Object[]"),
        {
            DeclaringType.Name: "StringBuilder" or "String" or "TextWriter",
            Name: "Append" or "AppendJoin" or "Concat" or "Write" or "WriteLine",
            Parameters: [.., var last]
        } => last.ParameterType.Name == "Object"
            ? before is { OpCode.Code: Code.Box, Operand: TypeReference boxed } && IsNumber(boxed)
            : IsNumber(last.ParameterType),
        { Name: "ToString", HasParameters: false } => IsNumber(called.DeclaringType)
            && called.DeclaringType.Name != "Object"
            || before is { OpCode.Code: Code.Constrained, Operand: TypeReference of } && IsNumber(of),
        { Name: "Parse" or "TryParse" } => IsNumber(called.DeclaringType)
            && !called.Parameters.Any(p => p.ParameterType.Name == "IFormatProvider"),
        _ => false,
    };

    static bool IsText(TypeReference type) =>
        type.FullName is "System.String" or "System.Object"
        || type is GenericInstanceType generic && generic.GenericArguments.Any(IsText);

    static bool IsNumber(TypeReference type) =>
        Numbers.Contains(type.FullName)
        || type is GenericInstanceType { Name: "Nullable`1" } nullable && IsNumber(nullable.GenericArguments[0]);
}
