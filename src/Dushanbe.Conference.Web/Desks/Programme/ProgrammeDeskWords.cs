namespace Dushanbe.Conference.Web.Desks.Programme;

/// <summary>The words of the programme desk; the texts lie beside it.</summary>
internal sealed class ProgrammeDeskWords;
