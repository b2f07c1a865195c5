namespace Dushanbe.Conference.Web.Desks.Programme;

/// <summary>The words of the programme desk; the resources are beside it.</summary>
internal sealed class ProgrammeDeskWords;
