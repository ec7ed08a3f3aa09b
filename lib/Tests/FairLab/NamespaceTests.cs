using Mono.Cecil;
using Mono.Cecil.Cil;

namespace FairLab.Tests;

/// <summary>
/// The library's namespaces stand in one order: what the compiled assembly uses, in signatures, attributes and bodies,
/// is what is listed here.
/// </summary>
public sealed class NamespaceTests
{
    // Each with those before it that it uses; "FairLab" itself is what all of them share.
    static readonly (string Name, string[] Uses)[] Order =
    [
        ("FairLab.Notebooks", []), // files that are compiled into both assemblies
        ("FairLab", ["FairLab.Notebooks"]),
        ("FairLab.Numerics", []),
        ("FairLab.Data", ["FairLab", "FairLab.Notebooks", "FairLab.Numerics"]),
        ("FairLab.Metrics", ["FairLab", "FairLab.Numerics", "FairLab.Data"]),
        ("FairLab.Runs", ["FairLab", "FairLab.Data", "FairLab.Metrics"]),
        ("FairLab.Models", ["FairLab", "FairLab.Numerics", "FairLab.Data", "FairLab.Metrics"]),
        ("FairLab.Data.Faces",
            ["FairLab", "FairLab.Notebooks", "FairLab.Numerics", "FairLab.Data", "FairLab.Models"]),
        ("FairLab.Detectors", ["FairLab", "FairLab.Numerics", "FairLab.Data", "FairLab.Metrics", "FairLab.Models"]),
        ("FairLab.Mitigators",
        [
            "FairLab", "FairLab.Numerics", "FairLab.Data", "FairLab.Metrics", "FairLab.Runs", "FairLab.Models",
            "FairLab.Detectors",
        ]),
    ];

    static readonly Lazy<Dictionary<(string From, string To), SortedSet<string>>> Arrows = new(Read);

    [Fact]
    public void Each_namespace_uses_only_those_listed_for_it() => Assert.Empty(NotListed(Order));

    [Fact]
    public void Each_listed_use_is_one_and_goes_to_a_namespace_before()
    {
        for (int i = 0; i < Order.Length; i++)
        {
            foreach (string used in Order[i].Uses)
            {
                Assert.Contains(used, Order[..i].Select(o => o.Name));
                Assert.True(Arrows.Value.ContainsKey((Order[i].Name, used)), $"{Order[i].Name} no longer uses {used}");
            }
        }
    }

    [Fact]
    public void A_use_that_is_not_listed_is_named_with_its_types()
    {
        var without = Order.Select(o => o.Name == "FairLab.Mitigators" ? (o.Name, []) : o).ToArray();
        var found = NotListed(without);
        // In a signature, in an attribute, and in a body alone.
        Assert.Contains("FairLab.Mitigators.IMitigator -> FairLab.Models.ILearner", found);
        Assert.Contains("FairLab.Mitigators.FairModel -> FairLab.TypeFormatterSourceAttribute", found);
        Assert.Contains("FairLab.Mitigators.Mitigator -> FairLab.Runs.RunContext", found);
    }

    static string[] NotListed((string Name, string[] Uses)[] order) =>
    [
        .. Arrows.Value
            .Where(arrow => !order.Any(o => o.Name == arrow.Key.From && o.Uses.Contains(arrow.Key.To)))
            .SelectMany(arrow => arrow.Value)
            .Order(StringComparer.Ordinal),
    ];

    static Dictionary<(string From, string To), SortedSet<string>> Read()
    {
        using var module = ModuleDefinition.ReadModule(typeof(NearestName).Assembly.Location);
        var arrows = new Dictionary<(string From, string To), SortedSet<string>>();
        foreach (var type in module.GetTypes())
        {
            var from = Outermost(type);
            foreach (var to in Used(type).SelectMany(Parts).Where(t => t.Scope == module).Select(Outermost))
            {
                if (!IsOurs(from) || !IsOurs(to) || to.Namespace == from.Namespace)
                    continue;
                var key = (from.Namespace, to.Namespace);
                if (!arrows.TryGetValue(key, out var uses))
                    arrows[key] = uses = new SortedSet<string>(StringComparer.Ordinal);
                uses.Add($"{from.FullName} -> {to.FullName}");
            }
        }
        return arrows;
    }

    static bool IsOurs(TypeReference type) => type.Namespace.StartsWith("FairLab", StringComparison.Ordinal);

    static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    // A generic or array type, and what it is made of.
    static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification whole => Parts(whole.ElementType),
        _ => [type],
    };

    static IEnumerable<TypeReference?> Used(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(i => i.InterfaceType),
        .. type.GenericParameters.SelectMany(Constraints),
        .. Attributes(type),
        .. type.Fields.SelectMany(f => Attributes(f).Append(f.FieldType)),
        .. type.Properties.SelectMany(p => Attributes(p).Append(p.PropertyType)),
        .. type.Methods.SelectMany(Used),
    ];

    static IEnumerable<TypeReference?> Used(MethodDefinition method) =>
    [
        .. Signature(method),
        .. method.GenericParameters.SelectMany(Constraints),
        .. Attributes(method),
        .. method.Overrides.SelectMany(Signature),
        .. method.Body?.Variables.Select(v => v.VariableType) ?? [],
        .. method.Body?.Instructions.SelectMany(Operand) ?? [],
    ];

    static IEnumerable<TypeReference?> Constraints(GenericParameter parameter) =>
        parameter.Constraints.Select(c => c.ConstraintType);

    static IEnumerable<TypeReference?> Operand(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        MethodReference method => Signature(method),
        _ => [],
    };

    static IEnumerable<TypeReference?> Signature(MethodReference method) =>
    [
        method.DeclaringType,
        method.ReturnType,
        .. method.Parameters.Select(p => p.ParameterType),
        .. method is GenericInstanceMethod generic ? generic.GenericArguments : [],
    ];

    static IEnumerable<TypeReference?> Attributes(ICustomAttributeProvider owner) =>
        owner.CustomAttributes.SelectMany(a => a.ConstructorArguments.Select(c => c.Value as TypeReference)
            .Append(a.AttributeType));
}
