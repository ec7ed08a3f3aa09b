namespace FairLab.Detectors;

/// <summary>What a concept's score is compared with to tell it from chance.</summary>
public enum ConceptTest
{
    /// <summary>
    /// Exact: every random set is put in the concept's place, against all others (of a relative concept: the two sets
    /// are dealt out anew), and p = (1 + sets with a mean derivative as far from their centre) / (1 + sets).
    /// </summary>
    Permutation,

    /// <summary>Student's t of the concept's mean derivative among those of the same sets, √(1 + 1/R) s being the
    /// error of a new one: small p with few sets, if they are about normal.</summary>
    Sets,

    /// <summary>
    /// As published (Kim et al. 2018, section 3.4 [kim2018]): a two-sided t test of the scores of the concept against
    /// each random set, and of random sets against each other; Welch's, where the authors' code takes variances as
    /// equal, which they are not where a concept scores 1 against every set. All of the former share the concept's
    /// examples, which the test takes for independent: a random concept is found significant far more often than
    /// the level says.
    /// </summary>
    Published,
}
