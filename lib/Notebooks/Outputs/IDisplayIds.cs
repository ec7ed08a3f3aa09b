namespace FairLab.Notebooks;

/// <summary>An output that numbers its displays, so that a notebook executed twice has the same display ids.</summary>
internal interface IDisplayIds
{
    /// <summary>The next number, from 1.</summary>
    int NextDisplayId();
}
