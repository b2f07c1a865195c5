namespace Dushanbe.Conference.Web.Account;

/// <summary>Addresses of account pages that lead back to where somebody wanted to go.</summary>
internal static class AccountAddresses
{
    /// <summary>The second step of a sign-in.</summary>
    public static string SecondStep(string back) => With("/account/second-step", back);

    /// <summary>The page that sets an authenticator app.</summary>
    public static string Authenticator(string back) => With("/account/authenticator", back);

    private static string With(string page, string back) => $"{page}?return={Uri.EscapeDataString(back)}";
}
