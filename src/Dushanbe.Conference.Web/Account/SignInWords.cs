namespace Dushanbe.Conference.Web.Account;

/// <summary>Texts of the pages about signing in: second step, passkeys, sessions.</summary>
public sealed class SignInWords;
