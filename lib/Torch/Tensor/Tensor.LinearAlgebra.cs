using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Matrix product, with broadcasting over leading dimensions.</summary>
        public Tensor matmul(Tensor target) => Aten.matmul.Binary(this, target);
        /// <summary>Product of two matrices.</summary>
        public Tensor mm(Tensor target) => Aten.mm.Binary(this, target);
        /// <summary>Products of two batches of matrices.</summary>
        public Tensor bmm(Tensor batch2) => Aten.bmm.Binary(this, batch2);
        /// <summary>Matrix times vector.</summary>
        public Tensor mv(Tensor vec) => Aten.mv.Binary(this, vec);
        /// <summary>Product of two vectors.</summary>
        public Tensor dot(Tensor tensor) => Aten.dot.Binary(this, tensor);
        /// <summary>Product of two vectors, the first conjugated.</summary>
        public Tensor vdot(Tensor target) => Aten.vdot.Binary(this, target);
        /// <summary>Σ x y over the last dimension of both.</summary>
        public Tensor inner(Tensor vec2) => Aten.inner.Binary(this, vec2);
        /// <summary>All products of two vectors' elements.</summary>
        public Tensor outer(Tensor vec2) => Aten.outer.Binary(this, vec2);
        /// <summary>All products of two vectors' elements.</summary>
        public Tensor ger(Tensor vec2) => Aten.ger.Binary(this, vec2);
        /// <summary>Kronecker product.</summary>
        public Tensor kron(Tensor other) => Aten.kron.Binary(this, other);
        /// <summary>beta · this + alpha · mat1 mat2.</summary>
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => Aten.addmm.Call(this, mat1, mat2, (double)beta, (double)alpha);
        /// <summary>beta · this + alpha · mat1 mat2, in place; returns this tensor.</summary>
        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => Aten.addmm_.CallInPlace(this, mat1, mat2, (double)beta, (double)alpha);
        /// <summary>beta · this + alpha · mat vec.</summary>
        public Tensor addmv(Tensor mat, Tensor vec, float beta = 1, float alpha = 1) => Aten.addmv.Call(this, mat, vec, (double)beta, (double)alpha);
        /// <summary>beta · this + alpha · vec1 vec2ᵀ.</summary>
        public Tensor addr(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) => Aten.addr.Call(this, vec1, vec2, (double)beta, (double)alpha);
        /// <summary>beta · this + alpha · Σ batch1 batch2.</summary>
        public Tensor addbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) => Aten.addbmm.Call(this, batch1, batch2, (double)beta, (double)alpha);
        /// <summary>beta · this + alpha · batch1 batch2.</summary>
        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) => Aten.baddbmm.Call(this, batch1, batch2, (double)beta, (double)alpha);
        /// <summary>Cross product over a dimension of length 3.</summary>
        public Tensor cross(Tensor other, long dim = -1) => Aten.linalg_cross.Call(this, other, dim);
        /// <summary>Lower triangular L with this = L Lᵀ.</summary>
        public Tensor cholesky(bool upper = false) => Aten.cholesky.Call(this, upper);
        /// <summary>Solves L Lᵀ X = this, given L.</summary>
        public Tensor cholesky_solve(Tensor input2, bool upper = false) => Aten.cholesky_solve.Call(this, input2, upper);
        /// <summary>Inverse from the Cholesky factor.</summary>
        public Tensor cholesky_inverse(bool upper = false) => Aten.cholesky_inverse.Call(this, upper);
        /// <summary>Determinant.</summary>
        public Tensor det() => Aten.det.Unary(this);
        /// <summary>ln of the determinant.</summary>
        public Tensor logdet() => Aten.logdet.Unary(this);
        /// <summary>Sign and ln of the absolute determinant.</summary>
        public (Tensor sign, Tensor logabsdet) slogdet() => Aten.slogdet.Call2(this);
        /// <summary>Inverse of a square matrix.</summary>
        public Tensor inverse() => Aten.inverse.Unary(this);
        /// <summary>Pseudoinverse.</summary>
        public Tensor pinverse(double rcond = 1e-15) => Aten.pinverse.Call(this, rcond);
        /// <summary>Matrix multiplied with itself n times.</summary>
        public Tensor matrix_power(long n) => Aten.matrix_power.Call(this, n);
        /// <summary>Σ Aᵏ / k!.</summary>
        public Tensor matrix_exp() => Aten.matrix_exp.Unary(this);
        /// <summary>Sum of the diagonal.</summary>
        public Tensor trace() => Aten.trace.Unary(this);
        /// <summary>Orthogonal Q and upper triangular R.</summary>
        public (Tensor Q, Tensor R) qr(bool some = true) => Aten.qr.Call2(this, some);
        /// <summary>U, S, V with this = U diag(S) Vᵀ.</summary>
        public (Tensor U, Tensor S, Tensor V) svd(bool some = true, bool compute_uv = true) => Aten.svd.Call3(this, some, compute_uv);
        /// <summary>Covariance of the rows as variables.</summary>
        public Tensor cov(long correction = 1, Tensor? fweights = null, Tensor? aweights = null) => Aten.cov.Call(this, correction, fweights, aweights);
        /// <summary>Correlation of the rows as variables.</summary>
        public Tensor corrcoef() => Aten.corrcoef.Unary(this);
        /// <summary>Solves this X = B for a triangular matrix.</summary>
        public (Tensor solution, Tensor coefficients) triangular_solve(Tensor A, bool upper = true, bool transpose = false, bool unitriangular = false) => Aten.triangular_solve.Call2(this, A, upper, transpose, unitriangular);
        /// <summary>Rows of norm at most <paramref name="maxnorm"/> along a dimension.</summary>
        public Tensor renorm(Scalar p, long dim, Scalar maxnorm) => Aten.renorm.Call(this, p, dim, maxnorm);
        /// <summary>Vandermonde matrix.</summary>
        public Tensor vander(long N = -1, bool increasing = false) => Aten.vander.Call(this, N < 0 ? (long?)null : N, increasing);
    }
}
