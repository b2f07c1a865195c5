namespace Dushanbe.Conference.Web.Account.OpenId;

/// <summary>The texts about the sign-in of an organization.</summary>
public sealed class ProviderWords;
