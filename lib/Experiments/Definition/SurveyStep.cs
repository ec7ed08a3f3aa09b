namespace FairLab.Experiments.Definition;

/// <summary>What is done about discrimination: it is found, or mitigated before, in or after training.</summary>
public enum SurveyStep
{
    /// <summary>Found, measured, explained (section 3).</summary>
    Detection,

    /// <summary>The data are changed (section 4).</summary>
    PreProcessing,

    /// <summary>The training is changed.</summary>
    InProcessing,

    /// <summary>The outputs are changed.</summary>
    PostProcessing,
}
