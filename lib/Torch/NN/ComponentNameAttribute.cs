namespace TorchSharp;

/// <summary>The name under which RegisterComponents registers a field, instead of the field's own.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class ComponentNameAttribute : Attribute
{
    /// <summary>The name, without dots.</summary>
    public string? Name { get; set; }
}
