namespace FairLab.Audit.Tests;

/// <summary>Audits of files that are gone after the test.</summary>
sealed class AuditFolder : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public static AuditOptions Options => new()
    {
        Predictions = "", Label = "y", Prediction = "yhat", Groups = ["sex", "race"], Replicates = 100,
    };

    public string Write(string text, string name = "p.csv") => _folder.Write(name, text);

    public string Path(string name) => System.IO.Path.Combine(_folder.Path, name);

    public AuditReport Run(string text, Func<AuditOptions, AuditOptions>? with = null)
    {
        var options = Options with { Predictions = Write(text) };
        return PredictionAudit.Run(with is null ? options : with(options));
    }

    /// <summary>The message of what is refused; "PATH" stands for the folder.</summary>
    public string Refused(string text, Func<AuditOptions, AuditOptions>? with = null)
    {
        var error = Assert.ThrowsAny<Exception>(() => Run(text, with));
        Assert.True(error is AuditException or Data.DataException, error.ToString());
        return error.Message;
    }

    public void Dispose() => _folder.Dispose();
}
