namespace TorchSharp.Interop;

/// <content>Matrices.</content>
internal static partial class Aten
{
    internal static readonly Operator
        addbmm = new("addbmm"), addmm = new("addmm"), addmm_ = new("addmm_"), addmv = new("addmv"), addr = new("addr"),
        baddbmm = new("baddbmm"), bmm = new("bmm"), cdist = new("cdist"), cholesky = new("cholesky"),
        cholesky_inverse = new("cholesky_inverse"), cholesky_solve = new("cholesky_solve"), corrcoef = new("corrcoef"),
        cov = new("cov"), det = new("det"), dot = new("dot"), einsum = new("einsum"), ger = new("ger"), inner = new("inner"),
        inverse = new("inverse"), kron = new("kron"), linalg_cross = new("linalg_cross"),
        linalg_multi_dot = new("linalg_multi_dot"), logdet = new("logdet"), matmul = new("matmul"),
        matrix_exp = new("matrix_exp"), matrix_power = new("matrix_power"), mm = new("mm"), mv = new("mv"),
        outer = new("outer"), pdist = new("pdist"), pinverse = new("pinverse"), qr = new("qr"), renorm = new("renorm"),
        slogdet = new("slogdet"), svd = new("svd"), tensordot = new("tensordot"), trace = new("trace"),
        trapezoid_dx = new("trapezoid.dx"), trapezoid_x = new("trapezoid.x"), triangular_solve = new("triangular_solve"),
        vander = new("vander"), vdot = new("vdot");
}
