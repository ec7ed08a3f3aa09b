namespace FairLab.Data;

/// <summary>What a data set says about people, to be read before any number from it.</summary>
/// <param name="Who">Whom the rows describe.</param>
/// <param name="When">When the data was taken.</param>
/// <param name="How">How it was collected and filtered.</param>
/// <param name="Harms">Known harms and limits.</param>
public sealed record PeopleNote(string Who, string When, string How, string Harms);
