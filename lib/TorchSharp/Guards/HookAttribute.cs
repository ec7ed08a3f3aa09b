namespace FairLab.TorchGuards;

/// <summary>Tells the weaver where in TorchSharp a method is called.</summary>
/// <param name="kind"><c>Before</c> or <c>After</c> the body, <c>Instead</c> of it, to <c>Catch</c> what it throws, or
/// after each call of a <c>Native</c> function.</param>
/// <param name="target">Type and method, <c>Namespace.Type/Nested::Method</c>; the guard's own parameters choose the
/// overload.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
#pragma warning disable CS9113 // Read by the weaver, from the file.
sealed class HookAttribute(string kind, string target) : Attribute;
