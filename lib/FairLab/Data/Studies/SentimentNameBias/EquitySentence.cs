namespace FairLab.Data;

/// <summary>One sentence of an <see cref="EquityCorpus"/>.</summary>
/// <param name="Id">Its name in the corpus.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Template">What it was made from: the sentence with placeholders.</param>
/// <param name="Person">Whom it speaks of, as written in it: Malik, this woman, him.</param>
/// <param name="Gender">female or male.</param>
/// <param name="Race">African-American or European for a name; empty otherwise.</param>
/// <param name="Emotion">anger, fear, joy or sadness; empty for a neutral sentence.</param>
/// <param name="Word">The word that says the emotion; empty for a neutral sentence.</param>
public sealed record EquitySentence(
    string Id,
    string Text,
    string Template,
    string Person,
    string Gender,
    string Race,
    string Emotion,
    string Word);
