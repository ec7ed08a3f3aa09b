namespace FairLab.Data;

/// <summary>How <see cref="DialectDocuments"/> are written.</summary>
public sealed record DialectOptions
{
    /// <summary>Words that say neither what a document is about nor who wrote it.</summary>
    /// <value>1,600.</value>
    public int CommonWords { get; init => field = Require.AtLeast(value, 1); } = 1600;

    /// <summary>Words of each of the two topics.</summary>
    /// <value>100.</value>
    public int TopicWords { get; init => field = Require.AtLeast(value, 1); } = 100;

    /// <summary>Words of each of the two dialects.</summary>
    /// <value>100: with the others a vocabulary of 2,000.</value>
    public int DialectWords { get; init => field = Require.AtLeast(value, 1); } = 100;

    /// <summary>Words of a document.</summary>
    /// <value>30.</value>
    public int Length { get; init => field = Require.AtLeast(value, 1); } = 30;

    /// <summary>The chance that a word is one of a topic.</summary>
    /// <value>0.2.</value>
    public double TopicShare { get; init => field = Require.Share(value); } = 0.2;

    /// <summary>The chance that a word of a topic is one of the document's own.</summary>
    /// <value>0.7.</value>
    public double TopicPurity { get; init => field = Require.Share(value); } = 0.7;

    /// <summary>The chance that a word is one of a dialect.</summary>
    /// <value>0.2.</value>
    public double DialectShare { get; init => field = Require.Share(value); } = 0.3;

    /// <summary>The chance that a word of a dialect is one of the author's own.</summary>
    /// <value>0.8; at 0.5 documents say nothing about their authors.</value>
    public double DialectPurity { get; init => field = Require.Share(value); } = 0.8;
}
