namespace Dushanbe.Conference.Web.Kit;

/// <summary>The words for a person's fields and badge, shared by the desks that list people; the resources are beside it.</summary>
public sealed class PersonWords;
