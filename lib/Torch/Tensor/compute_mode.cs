namespace TorchSharp;

/// <summary>How Euclidean distances are computed by <c>torch.cdist</c>; the numbers are libtorch's.</summary>
public enum compute_mode
{
    /// <summary>By a matrix product when there are more than 25 rows.</summary>
    use_mm_for_euclid_dist_if_necessary = 0,
    /// <summary>Always by a matrix product.</summary>
    use_mm_for_euclid_dist = 1,
    /// <summary>Never by a matrix product.</summary>
    donot_use_mm_for_euclid_dist = 2,
}
