namespace Dushanbe.Conference.Web.Shell;

/// <summary>The words that several pages share; the texts lie beside it.</summary>
public sealed class Words;
