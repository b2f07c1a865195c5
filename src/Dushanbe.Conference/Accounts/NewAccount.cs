using Dushanbe.Conference.Access;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Accounts;

/// <summary>An account that is about to be made, with or without a first password, and its first role.</summary>
/// <param name="DisplayName">The name as typed.</param>
/// <param name="Email">The address as typed.</param>
/// <param name="Role">The first role; null for none yet.</param>
/// <param name="EditionId">The edition of the role; null for the whole installation.</param>
internal sealed record NewAccount(string DisplayName, string Email, string? Role, Guid? EditionId)
{
    private AccountFields Fields => AccountFields.Declared.Cleaned(new() { DisplayName = DisplayName, Email = Email });

    private GrantScope Scope => EditionId is null ? GrantScope.Installation : GrantScope.Edition;

    /// <summary>What is wrong with it, as codes; empty for nothing. Whether the address is taken is found by the save.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(AccountStore desk, CancellationToken cancel)
    {
        if (AccountFields.Declared.Faults(Fields).Select(CodeOf).ToList() is { Count: > 0 } faults) return faults;
        if (Role is not null && Roles.Find(Role)?.Scopes.Contains(Scope) != true) return ["NoSuchPlace"];
        return EditionId is { } edition && !await desk.Db.Editions.AnyAsync(each => each.Id == edition, cancel) ? ["NoSuchEdition"] : [];
    }

    /// <summary>Adds its role and its entry in the journal to the context. The account itself is added, and all is saved, by the user manager.</summary>
    public Account Add(AccountStore desk, Actor actor, DateTime now)
    {
        var account = Of(Fields, now);
        if (Role is not null) desk.Db.Grants.Add(new Grant { AccountId = account.Id, Role = Role, Scope = Scope, ScopeId = EditionId });
        desk.Db.Record(actor, now, editionId: null, new Deed(JournalSubject.Account, account.Id, JournalAction.Created, [AccountJournal.Role(EditionId, null, Role)]));
        return account;
    }

    /// <summary>An account with a name and an address that are in order.</summary>
    public static Account Of(AccountFields fields, DateTime now) =>
        new() { DisplayName = fields.DisplayName!, CreatedAt = now, UserName = fields.Email, Email = fields.Email, EmailConfirmed = true, LockoutEnabled = true };

    /// <summary>The codes of what the user manager refused.</summary>
    public static IReadOnlyList<string> FaultsOf(IdentityResult result) => [.. result.Errors.Select(error => error.Code == "DuplicateUserName" ? "DuplicateEmail" : error.Code).Distinct(StringComparer.Ordinal)];

    private static string CodeOf(FieldFault fault) => fault switch
    {
        { Field: nameof(AccountFields.Email) } => "InvalidEmail",
        { Kind: FieldFaultKind.TooLong } => "NameTooLong",
        _ => "NoName",
    };
}
