namespace TorchSharp.Interop;

/// <content>Arithmetic.</content>
internal static partial class Aten
{
    internal static readonly Operator
        add__Scalar = new("add_.Scalar"), add__Tensor = new("add_.Tensor"), addcdiv = new("addcdiv"),
        addcdiv_ = new("addcdiv_"), addcmul = new("addcmul"), addcmul_ = new("addcmul_"), alias = new("alias"),
        allclose = new("allclose"), angle = new("angle"), clamp = new("clamp"), clamp_Tensor = new("clamp.Tensor"),
        clamp_ = new("clamp_"), clamp__Tensor = new("clamp_.Tensor"), clamp_max = new("clamp_max"),
        clamp_max_ = new("clamp_max_"), clamp_min = new("clamp_min"), clamp_min_ = new("clamp_min_"), conj = new("conj"),
        copysign_Tensor = new("copysign.Tensor"), div_Scalar_mode = new("div.Scalar_mode"),
        div_Tensor_mode = new("div.Tensor_mode"), div__Scalar = new("div_.Scalar"), div__Tensor = new("div_.Tensor"),
        equal = new("equal"), floor_divide = new("floor_divide"), floor_divide_Scalar = new("floor_divide.Scalar"),
        heaviside = new("heaviside"), imag = new("imag"), isclose = new("isclose"), isfinite = new("isfinite"),
        isinf = new("isinf"), isnan = new("isnan"), isneginf = new("isneginf"), isposinf = new("isposinf"),
        isreal = new("isreal"), lerp_Scalar = new("lerp.Scalar"), lerp_Tensor = new("lerp.Tensor"),
        lerp__Scalar = new("lerp_.Scalar"), lerp__Tensor = new("lerp_.Tensor"), logit = new("logit"),
        mul__Scalar = new("mul_.Scalar"), mul__Tensor = new("mul_.Tensor"), nan_to_num = new("nan_to_num"),
        real = new("real"), round_decimals = new("round.decimals"), round__decimals = new("round_.decimals"),
        signbit = new("signbit"), sub__Scalar = new("sub_.Scalar"), sub__Tensor = new("sub_.Tensor"),
        view_as_complex = new("view_as_complex"), view_as_real = new("view_as_real"),
        xlogy_Scalar_Other = new("xlogy.Scalar_Other"), xlogy_Tensor = new("xlogy.Tensor");
}
