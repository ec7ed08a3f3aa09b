namespace Microsoft.AspNetCore.Html;

/// <summary>What is HTML already; its <see cref="object.ToString"/> gives it.</summary>
public interface IHtmlContent;
