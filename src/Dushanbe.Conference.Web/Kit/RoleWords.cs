namespace Dushanbe.Conference.Web.Kit;

/// <summary>The words for roles and permissions; the resources are beside it.</summary>
public sealed class RoleWords;
