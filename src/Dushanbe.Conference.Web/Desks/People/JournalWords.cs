namespace Dushanbe.Conference.Web.Desks.People;

/// <summary>The words for deeds and fields in journals; the texts lie beside it.</summary>
public sealed class JournalWords;
