using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Matrix product, with broadcasting over leading dimensions.</summary>
    public static Tensor matmul(Tensor input, Tensor target) => Aten.matmul.Binary(input, target);
    /// <summary>Product of two matrices.</summary>
    public static Tensor mm(Tensor input, Tensor target) => Aten.mm.Binary(input, target);
    /// <summary>Products of two batches of matrices.</summary>
    public static Tensor bmm(Tensor input, Tensor batch2) => Aten.bmm.Binary(input, batch2);
    /// <summary>Matrix times vector.</summary>
    public static Tensor mv(Tensor input, Tensor vec) => Aten.mv.Binary(input, vec);
    /// <summary>Product of two vectors.</summary>
    public static Tensor dot(Tensor input, Tensor tensor) => Aten.dot.Binary(input, tensor);
    /// <summary>Product of two vectors, the first conjugated.</summary>
    public static Tensor vdot(Tensor input, Tensor target) => Aten.vdot.Binary(input, target);
    /// <summary>Σ x y over the last dimension of both.</summary>
    public static Tensor inner(Tensor input, Tensor vec2) => Aten.inner.Binary(input, vec2);
    /// <summary>All products of two vectors' elements.</summary>
    public static Tensor outer(Tensor input, Tensor vec2) => Aten.outer.Binary(input, vec2);
    /// <summary>All products of two vectors' elements.</summary>
    public static Tensor ger(Tensor input, Tensor vec2) => Aten.ger.Binary(input, vec2);
    /// <summary>Kronecker product.</summary>
    public static Tensor kron(Tensor input, Tensor other) => Aten.kron.Binary(input, other);
    /// <summary>beta · this + alpha · mat1 mat2.</summary>
    public static Tensor addmm(Tensor input, Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => Aten.addmm.Call(input, mat1, mat2, (double)beta, (double)alpha);
    /// <summary>beta · this + alpha · mat vec.</summary>
    public static Tensor addmv(Tensor input, Tensor mat, Tensor vec, float beta = 1, float alpha = 1) => Aten.addmv.Call(input, mat, vec, (double)beta, (double)alpha);
    /// <summary>beta · this + alpha · vec1 vec2ᵀ.</summary>
    public static Tensor addr(Tensor input, Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) => Aten.addr.Call(input, vec1, vec2, (double)beta, (double)alpha);
    /// <summary>beta · this + alpha · Σ batch1 batch2.</summary>
    public static Tensor addbmm(Tensor input, Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) => Aten.addbmm.Call(input, batch1, batch2, (double)beta, (double)alpha);
    /// <summary>beta · this + alpha · batch1 batch2.</summary>
    public static Tensor baddbmm(Tensor input, Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) => Aten.baddbmm.Call(input, batch1, batch2, (double)beta, (double)alpha);
    /// <summary>Cross product over a dimension of length 3.</summary>
    public static Tensor cross(Tensor input, Tensor other, long dim = -1) => Aten.linalg_cross.Call(input, other, dim);
    /// <summary>Lower triangular L with this = L Lᵀ.</summary>
    public static Tensor cholesky(Tensor input, bool upper = false) => Aten.cholesky.Call(input, upper);
    /// <summary>Inverse from the Cholesky factor.</summary>
    public static Tensor cholesky_inverse(Tensor input, bool upper = false) => Aten.cholesky_inverse.Call(input, upper);
    /// <summary>Determinant.</summary>
    public static Tensor det(Tensor input) => Aten.det.Unary(input);
    /// <summary>ln of the determinant.</summary>
    public static Tensor logdet(Tensor input) => Aten.logdet.Unary(input);
    /// <summary>Sign and ln of the absolute determinant.</summary>
    public static (Tensor sign, Tensor logabsdet) slogdet(Tensor input) => Aten.slogdet.Call2(input);
    /// <summary>Inverse of a square matrix.</summary>
    public static Tensor inverse(Tensor input) => Aten.inverse.Unary(input);
    /// <summary>Pseudoinverse.</summary>
    public static Tensor pinverse(Tensor input, double rcond = 1e-15) => Aten.pinverse.Call(input, rcond);
    /// <summary>Matrix multiplied with itself n times.</summary>
    public static Tensor matrix_power(Tensor input, long n) => Aten.matrix_power.Call(input, n);
    /// <summary>Σ Aᵏ / k!.</summary>
    public static Tensor matrix_exp(Tensor input) => Aten.matrix_exp.Unary(input);
    /// <summary>Sum of the diagonal.</summary>
    public static Tensor trace(Tensor input) => Aten.trace.Unary(input);
    /// <summary>Covariance of the rows as variables.</summary>
    public static Tensor cov(Tensor input, long correction = 1, Tensor? fweights = null, Tensor? aweights = null) => Aten.cov.Call(input, correction, fweights, aweights);
    /// <summary>Correlation of the rows as variables.</summary>
    public static Tensor corrcoef(Tensor input) => Aten.corrcoef.Unary(input);
    /// <summary>Rows of norm at most <paramref name="maxnorm"/> along a dimension.</summary>
    public static Tensor renorm(Tensor input, Scalar p, long dim, Scalar maxnorm) => Aten.renorm.Call(input, p, dim, maxnorm);
    /// <summary>Vandermonde matrix.</summary>
    public static Tensor vander(Tensor input, long N = -1, bool increasing = false) => Aten.vander.Call(input, N < 0 ? (long?)null : N, increasing);
    /// <summary>Sums of products as an equation says: <c>ij,jk-&gt;ik</c>.</summary>
    public static Tensor einsum(string equation, params Tensor[] tensors) => Aten.einsum.Call(equation, tensors);
    /// <summary>Sums of products over the last dimensions of the one and the first of the other.</summary>
    public static Tensor tensordot(Tensor a, Tensor b, long dims = 2) =>
        Aten.tensordot.Call(a, b, Enumerable.Range(0, (int)dims).Select(i => a.dim() - dims + i).ToArray(), Enumerable.Range(0, (int)dims).Select(i => (long)i).ToArray());
    /// <summary>Sums of products over the dimensions named.</summary>
    public static Tensor tensordot(Tensor a, Tensor b, long[] dims1, long[] dims2) => Aten.tensordot.Call(a, b, dims1, dims2);
    /// <summary>Distances between all rows of two sets, shape [n, m].</summary>
    public static Tensor cdist(Tensor x1, Tensor x2, double p = 2, compute_mode compute_mode = compute_mode.use_mm_for_euclid_dist_if_necessary) =>
        Aten.cdist.Call(x1, x2, p, (long)compute_mode);
    /// <summary>Distances between the rows of one set: the pairs i &lt; j in order.</summary>
    public static Tensor pdist(Tensor input, double p = 2) => Aten.pdist.Call(input, p);
    /// <summary>Product of a chain of matrices in the cheapest order.</summary>
    public static Tensor chain_matmul(params Tensor[] matrices) => Aten.linalg_multi_dot.Call(matrices);
    /// <summary>Orthogonal Q and upper triangular R.</summary>
    public static (Tensor Q, Tensor R) qr(Tensor input, bool some = true) => input.qr(some);
    /// <summary>U, S, V with input = U diag(S) Vᵀ.</summary>
    public static (Tensor U, Tensor S, Tensor V) svd(Tensor input, bool some = true, bool compute_uv = true) => input.svd(some, compute_uv);
    /// <summary>Solves L Lᵀ X = input, given L.</summary>
    public static Tensor cholesky_solve(Tensor input, Tensor input2, bool upper = false) => input.cholesky_solve(input2, upper);
    /// <summary>∫ y dx by the trapezoidal rule over a dimension.</summary>
    public static Tensor trapezoid(Tensor y, Tensor x, long dim = -1) => Aten.trapezoid_x.Call(y, x, dim);
    /// <summary>∫ y dx by the trapezoidal rule with equal steps over a dimension.</summary>
    public static Tensor trapezoid(Tensor y, double dx = 1, long dim = -1) => Aten.trapezoid_dx.Call(y, dx, dim);
}
