namespace TorchSharp.Interop;

/// <content>Matrices.</content>
internal static partial class Aten
{
    internal static readonly Operator
        addbmm = new("addbmm"), addmm = new("addmm"), addmm_ = new("addmm_"), addmv = new("addmv"), addr = new("addr"),
        baddbmm = new("baddbmm"), bmm = new("bmm"), cdist = new("cdist"), cholesky = new("cholesky"),
        cholesky_inverse = new("cholesky_inverse"), cholesky_solve = new("cholesky_solve"), corrcoef = new("corrcoef"),
        cov = new("cov"), det = new("det"), dot = new("dot"), einsum = new("einsum"), ger = new("ger"), inner = new("inner"),
        inverse = new("inverse"), kron = new("kron"), linalg_cholesky = new("linalg_cholesky"),
        linalg_cholesky_ex = new("linalg_cholesky_ex"), linalg_cond = new("linalg_cond"), linalg_cross = new("linalg_cross"),
        linalg_det = new("linalg_det"), linalg_eig = new("linalg_eig"), linalg_eigh = new("linalg_eigh"),
        linalg_eigvals = new("linalg_eigvals"), linalg_eigvalsh = new("linalg_eigvalsh"), linalg_inv = new("linalg_inv"),
        linalg_inv_ex = new("linalg_inv_ex"), linalg_lstsq = new("linalg_lstsq"), linalg_lu = new("linalg_lu"),
        linalg_lu_factor = new("linalg_lu_factor"), linalg_matmul = new("linalg_matmul"),
        linalg_matrix_exp = new("linalg_matrix_exp"), linalg_matrix_norm = new("linalg_matrix_norm"),
        linalg_matrix_norm_str_ord = new("linalg_matrix_norm.str_ord"), linalg_matrix_power = new("linalg_matrix_power"),
        linalg_matrix_rank_atol_rtol_float = new("linalg_matrix_rank.atol_rtol_float"),
        linalg_multi_dot = new("linalg_multi_dot"), linalg_norm = new("linalg_norm"),
        linalg_norm_ord_str = new("linalg_norm.ord_str"), linalg_pinv_atol_rtol_float = new("linalg_pinv.atol_rtol_float"),
        linalg_qr = new("linalg_qr"), linalg_slogdet = new("linalg_slogdet"), linalg_solve = new("linalg_solve"),
        linalg_solve_triangular = new("linalg_solve_triangular"), linalg_svd = new("linalg_svd"),
        linalg_svdvals = new("linalg_svdvals"), linalg_tensorinv = new("linalg_tensorinv"),
        linalg_tensorsolve = new("linalg_tensorsolve"), linalg_vander = new("linalg_vander"),
        linalg_vector_norm = new("linalg_vector_norm"), logdet = new("logdet"), matmul = new("matmul"),
        matrix_exp = new("matrix_exp"), matrix_power = new("matrix_power"), mm = new("mm"), mv = new("mv"),
        outer = new("outer"), pdist = new("pdist"), pinverse = new("pinverse"), qr = new("qr"), renorm = new("renorm"),
        slogdet = new("slogdet"), svd = new("svd"), tensordot = new("tensordot"), trace = new("trace"),
        trapezoid_dx = new("trapezoid.dx"), trapezoid_x = new("trapezoid.x"), triangular_solve = new("triangular_solve"),
        vander = new("vander"), vdot = new("vdot");
}
