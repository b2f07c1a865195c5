namespace Dushanbe.Conference.Web.Account;

/// <summary>Texts of letters about accounts.</summary>
public sealed class LetterWords;
