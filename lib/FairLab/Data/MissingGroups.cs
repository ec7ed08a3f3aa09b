namespace FairLab.Data;

/// <summary>What is done about people whose group is not known: nobody is put into a group silently.</summary>
public enum MissingGroups
{
    /// <summary>The data is refused, with the line or row.</summary>
    Refuse,

    /// <summary>These people are left out.</summary>
    Drop,

    /// <summary>They are a group of their own, called <c>missing</c>.</summary>
    OwnGroup,
}
