namespace Dushanbe.Conference.Web.Account;

/// <summary>What a device says of a passkey, put into a form by the page's script.</summary>
internal sealed class PasskeyForm
{
    /// <summary>The credential as JSON; null where the script did not run.</summary>
    public string? Credential { get; set; }

    /// <summary>What the owner calls a new one.</summary>
    public string? Name { get; set; }
}
