namespace Dushanbe.Conference.Web.Desks.Installation;

/// <summary>The words for roles and permissions; the resources are beside it.</summary>
public sealed class RoleWords;
