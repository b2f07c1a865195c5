using Dushanbe.Conference.Journal;

namespace Dushanbe.Conference.Accounts;

/// <summary>How the journal tells of roles.</summary>
internal static class AccountJournal
{
    /// <summary>A role that was given or taken. The name of the field is that of the first entries.</summary>
    /// <param name="scopeId">The edition, delegation, category or session; null for the installation.</param>
    /// <param name="from">The role that the account had there.</param>
    /// <param name="to">The role that it has now.</param>
    public static FieldChange Role(Guid? scopeId, string? from, string? to) => new("Post", from, to, scopeId);
}
