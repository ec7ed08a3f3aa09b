namespace FairLab.Data.Faces;

/// <summary>Four bins of age in years.</summary>
public enum AgeBin
{
    /// <summary>Below 20.</summary>
    Under20,

    /// <summary>20 to below 40.</summary>
    From20To39,

    /// <summary>40 to below 60.</summary>
    From40To59,

    /// <summary>60 and more.</summary>
    From60,
}
