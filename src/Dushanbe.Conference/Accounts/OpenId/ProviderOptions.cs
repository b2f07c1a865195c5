namespace Dushanbe.Conference.Accounts.OpenId;

/// <summary>Whether this installation has a provider; the host says so.</summary>
public sealed class ProviderOptions
{
    /// <summary>Whether one can sign in by it. While it is switched off, a connection with it lets nobody in.</summary>
    public bool IsOn { get; set; }
}
