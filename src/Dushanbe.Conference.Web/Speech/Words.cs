namespace Dushanbe.Conference.Web.Speech;

/// <summary>The words that several pages share; the texts lie beside it.</summary>
public sealed class Words;
