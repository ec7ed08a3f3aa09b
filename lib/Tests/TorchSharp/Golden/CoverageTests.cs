using Mono.Cecil;

namespace FairLab.TorchGuards.Tests.Golden;

/// <summary>What the library uses of TorchSharp is compared with PyTorch.</summary>
public sealed class CoverageTests
{
    /// <summary>What computes nothing: memory, shapes, switches, and how modules hold parameters.</summary>
    static readonly HashSet<string> Plain = [
        "cuda.is_available", "torch.device", "torch.NewDisposeScope", "torch.enable_grad", "torch.no_grad",
            "torch.is_grad_enabled", "torch.get_rng_state", "torch.set_rng_state", "torch.manual_seed",
        "torch.tensor", "Scalar.op_Implicit", "TensorAccessor`1.ToArray", "nn.Parameter", "optim.Adam",
            "Optimizer.step", "Optimizer.zero_grad", "Optimizer.Dispose", "Optimizer.get_ParamGroups",
            "ILearningRateController.get_LearningRate", "ILearningRateController.set_LearningRate",
            "Generator.manual_seed",
        "Tensor.alias", "Tensor.DetachFromDisposeScope", "Tensor.get_requires_grad", "Tensor.is_floating_point",
        "Tensor.Dispose", "Tensor.MoveToOuterDisposeScope", "Tensor.backward", "Tensor.cpu", "Tensor.data",
            "Tensor.dim", "Tensor.get_bytes",
        "Tensor.get_device", "Tensor.get_device_type", "Tensor.get_dtype", "Tensor.get_grad", "Tensor.set_grad",
            "Tensor.get_shape", "Tensor.item",
        "Tensor.numel", "Tensor.requires_grad_", "Tensor.ToString", "Tensor.get_IsInvalid", "Tensor.get_is_sparse",
        "Module.Dispose", "Module.get_training", "Module.named_parameters", "Module.parameters",
            "Module.register_parameter", "Module.register_module", "Module.named_modules", "Module.buffers",
            "Module.named_buffers", "Module.named_children", "Module.register_buffer",
            "Module`2.forward", "ModuleExtensionMethods.to",
            "HookableModule`2.register_forward_hook", "HookRemover.remove",
        "Module.RegisterComponents", "Module.train", "Module`2..ctor", "Module`3..ctor", "Module`3.call",
            "Module.children", "Tensor.set_requires_grad", "torch.set_grad_enabled",
        "TensorAccessor`1.GetEnumerator"];

    [Fact]
    public void Members_that_the_library_uses_are_all_in_a_case()
    {
        using var library = ModuleDefinition.ReadModule(typeof(Models.MlpClassifier).Assembly.Location);
        using var tests = ModuleDefinition.ReadModule(typeof(CoverageTests).Assembly.Location);
        var used = Members(library.GetTypes());
        var compared = Members(tests.GetTypes().Where(t => t.FullName.Split('/')[0] == typeof(GoldenCases).FullName));
        var missing = string.Join(" ", used.Except(compared).Except(Plain).Order());
        Assert.True(missing.Length == 0, missing);
        Assert.Equal([], Plain.Except(used).Order());
    }

    /// <summary>Type and name of what some types call in TorchSharp.</summary>
    static HashSet<string> Members(IEnumerable<TypeDefinition> types) => [..
        from type in types
        from method in type.Methods
        where method.HasBody
        from instruction in method.Body.Instructions
        let member = instruction.Operand as MethodReference
        where member?.DeclaringType.GetElementType().Scope.Name == "TorchSharp"
        select $"{member.DeclaringType.GetElementType().Name}.{member.Name}"];
}
