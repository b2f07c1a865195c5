namespace Dushanbe.Conference.Web.Desks.People;

/// <summary>The words for actions and fields in journals; the resources are beside it.</summary>
public sealed class JournalWords;
