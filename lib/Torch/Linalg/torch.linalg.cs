using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Linear algebra. Leading dimensions are batches of matrices.</summary>
    public static partial class linalg
    {
        /// <summary>Lower triangular L with A = L Lᵀ, for a symmetric positive definite A.</summary>
        public static Tensor cholesky(Tensor input) => Aten.linalg_cholesky.Call(input, false);
        /// <summary>L of A = L Lᵀ and a number that is not zero where A is not positive definite.</summary>
        public static (Tensor L, Tensor info) cholesky_ex(Tensor input, bool check_errors = false) => Aten.linalg_cholesky_ex.Call2(input, false, check_errors);
        /// <summary>Condition number.</summary>
        public static Tensor cond(Tensor input, double? p = null) => Aten.linalg_cond.Call(input, (Scalar?)p);
        /// <summary>Cross product over a dimension of length 3.</summary>
        public static Tensor cross(Tensor input, Tensor other, long dim = -1) => Aten.linalg_cross.Call(input, other, dim);
        /// <summary>Determinant.</summary>
        public static Tensor det(Tensor input) => Aten.linalg_det.Unary(input);
        /// <summary>Sign and logarithm of the absolute determinant.</summary>
        public static (Tensor sign, Tensor logabsdet) slogdet(Tensor input) => Aten.linalg_slogdet.Call2(input);
        /// <summary>Eigenvalues and eigenvectors of a general matrix, complex.</summary>
        public static (Tensor, Tensor) eig(Tensor input) => Aten.linalg_eig.Call2(input);
        /// <summary>Eigenvalues, ascending, and eigenvectors of a symmetric matrix; UPLO names the half that is read.</summary>
        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L') => Aten.linalg_eigh.Call2(input, UPLO.ToString());
        /// <summary>Eigenvalues of a general matrix, complex.</summary>
        public static Tensor eigvals(Tensor input) => Aten.linalg_eigvals.Unary(input);
        /// <summary>Eigenvalues of a symmetric matrix, ascending.</summary>
        public static Tensor eigvalsh(Tensor input, char UPLO = 'L') => Aten.linalg_eigvalsh.Call(input, UPLO.ToString());
        /// <summary>Inverse of a square matrix.</summary>
        public static Tensor inv(Tensor input) => Aten.linalg_inv.Unary(input);
        /// <summary>Inverse and a number that is not zero where there is none.</summary>
        public static (Tensor L, Tensor info) inv_ex(Tensor input, bool check_errors = false) => Aten.linalg_inv_ex.Call2(input, check_errors);
        /// <summary>Matrix with A = L U after exchanging rows.</summary>
        public static (Tensor LU, Tensor pivots) lu_factor(Tensor input, bool pivot = true) => Aten.linalg_lu_factor.Call2(input, pivot);
        /// <summary>P, L and U with A = P L U.</summary>
        public static (Tensor P, Tensor L, Tensor U) lu(Tensor input, bool pivot = true) => Aten.linalg_lu.Call3(input, pivot);
        /// <summary>Matrix multiplied with itself n times.</summary>
        public static Tensor matrix_power(Tensor input, int n) => Aten.linalg_matrix_power.Call(input, n);
        /// <summary>Norm of a matrix: fro, nuc.</summary>
        public static Tensor matrix_norm(Tensor input, string ord = "fro", long[]? dims = null, bool keepdim = false) => Aten.linalg_matrix_norm_str_ord.Call(input, ord, dims ?? [-2, -1], keepdim);
        /// <summary>Norm of a matrix: 1, -1, 2, -2 or infinity.</summary>
        public static Tensor matrix_norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) => Aten.linalg_matrix_norm.Call(input, ord, dims ?? [-2, -1], keepdim);
        /// <summary>Rank of a matrix.</summary>
        public static Tensor matrix_rank(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) => Aten.linalg_matrix_rank_atol_rtol_float.Call(input, atol, rtol, hermitian);
        /// <summary>Product of a chain of matrices in the cheapest order.</summary>
        public static Tensor multi_dot(IList<Tensor> tensors) => Aten.linalg_multi_dot.Call(tensors.ToArray());
        /// <summary>Norm of all elements, or over dimensions: Euclidean, or Frobenius of matrices.</summary>
        public static Tensor norm(Tensor input, long[]? dims = null, bool keepdim = false) => Aten.linalg_norm.Call(input, default, dims, keepdim);
        /// <summary>Norm of a given order.</summary>
        public static Tensor norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) => Aten.linalg_norm.Call(input, (Scalar)ord, dims, keepdim);
        /// <summary>Norm by its name: fro, nuc.</summary>
        public static Tensor norm(Tensor input, string ord, long[]? dims = null, bool keepdim = false) => Aten.linalg_norm_ord_str.Call(input, ord, dims, keepdim);
        /// <summary>Pseudoinverse; singular values below max(atol, rtol · the greatest) count as 0.</summary>
        public static Tensor pinv(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) => Aten.linalg_pinv_atol_rtol_float.Call(input, atol, rtol, hermitian);
        /// <summary>Solves A X = B, or X A = B when not left.</summary>
        public static Tensor solve(Tensor A, Tensor B, bool left = true) => Aten.linalg_solve.Call(A, B, left);
        /// <summary>Solves A X = B for a triangular A.</summary>
        public static Tensor solve_triangular(Tensor A, Tensor B, bool upper, bool left = true, bool unitriangular = false) => Aten.linalg_solve_triangular.Call(A, B, upper, left, unitriangular);
        /// <summary>U, S, Vᴴ with A = U diag(S) Vᴴ, S descending; not fullMatrices gives only the columns that are needed.</summary>
        public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool fullMatrices = true) => Aten.linalg_svd.Call3(input, fullMatrices);
        /// <summary>Singular values, descending.</summary>
        public static Tensor svdvals(Tensor input) => Aten.linalg_svdvals.Unary(input);
        /// <summary>Inverse of a tensor as a linear map.</summary>
        public static Tensor tensorinv(Tensor input, long ind) => Aten.linalg_tensorinv.Call(input, ind);
        /// <summary>Solves a linear system of tensors.</summary>
        public static Tensor tensorsolve(Tensor input, Tensor other, long[]? dims = null) => Aten.linalg_tensorsolve.Call(input, other, dims);
        /// <summary>Vandermonde matrix.</summary>
        public static Tensor vander(Tensor input, long? N = null) => Aten.linalg_vander.Call(input, N);
        /// <summary>Norm of vectors of a given order.</summary>
        public static Tensor vector_norm(Tensor input, double ord = 2.0, long[]? dims = null, bool keepdim = false) => Aten.linalg_vector_norm.Call(input, ord, dims, keepdim);
        /// <summary>Matrix product.</summary>
        public static Tensor matmul(Tensor input, Tensor other) => Aten.linalg_matmul.Binary(input, other);
        /// <summary>Σ Aᵏ / k!.</summary>
        public static Tensor matrix_exp(Tensor input) => Aten.linalg_matrix_exp.Unary(input);
        /// <summary>Diagonal of the last two dimensions.</summary>
        public static Tensor diagonal(Tensor input, long offset = 0, long dim1 = -2, long dim2 = -1) => Aten.diagonal.Call(input, offset, dim1, dim2);
        /// <summary>Least squares: X with the least ‖A X - B‖, residuals, rank of A and its singular values.</summary>
        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other)
        {
            var all = Aten.linalg_lstsq.CallAny(input, other);
            return ((Tensor)all[0]!, (Tensor)all[1]!, (Tensor)all[2]!, (Tensor)all[3]!);
        }
        /// <summary>Orthogonal Q and upper triangular R with A = Q R.</summary>
        public static (Tensor Q, Tensor R) qr(Tensor input, QRMode mode = QRMode.Reduced) => Aten.linalg_qr.Call2(input, mode switch
        {
            QRMode.Reduced => "reduced",
            QRMode.Complete => "complete",
            _ => "r",
        });

        /// <summary>How much of Q and R is computed.</summary>
        public enum QRMode
        {
            /// <summary>The columns of Q that A spans.</summary>
            Reduced = 0,
            /// <summary>A square Q.</summary>
            Complete = 1,
            /// <summary>Only R.</summary>
            R = 2,
        }
    }
}
