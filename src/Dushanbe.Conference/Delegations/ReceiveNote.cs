using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Delegations;

/// <summary>Stores the note verbale of a delegation, encrypted, in place of the one before. What it is tell its bytes, not its name.</summary>
public sealed class ReceiveNote(IDbContextFactory<ConferenceDb> databases, FileStore files, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The most bytes of a note.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>The field name in the journal; what the note says is never quoted.</summary>
    public const string Field = "Note";

    /// <summary>The note.</summary>
    /// <param name="EditionId">The edition of the address.</param>
    /// <param name="DelegationId">The delegation.</param>
    /// <param name="File">The content; read to its end.</param>
    public sealed record Form(Guid EditionId, Guid DelegationId, Stream File);

    /// <summary>Stores it.</summary>
    /// <exception cref="NotPermittedException">The actor may not keep delegations.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.MustAct();
        var rows = actor.Must(Permission.KeepDelegations, form.EditionId);
        if (!await IsThereAsync(form.DelegationId, rows, cancel)) return new Outcome.NoSuchDelegation();
        using var draft = await files.DraftAsync(form.File, MaxBytes, cancel);
        if (draft is null) return new Outcome.TooLarge(MaxBytes);
        if (await NoteTypes.FindAsync(draft, cancel) is not { } type) return new Outcome.NotANote();
        string? former = null;
        await databases.InTransactionAsync(
            async (db, stop) =>
            {
                await db.JournalTurnAsync(form.EditionId, stop);
                former = await StoreAsync(db, rows, form, draft, type, actor, stop);
                return db.Receipt();
            },
            (db, receipt, stop) => db.HoldsAsync(receipt, stop),
            cancel);
        draft.Keep();
        if (former is not null && former != draft.Hash) await ForgetAsync(former, cancel);
        bulletin.Publish(new RegisterChanged(form.EditionId, actor.Name));
        return new Outcome.Stored();
    }

    private async Task<bool> IsThereAsync(Guid delegationId, RowScope rows, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Delegations(rows).TagWith(nameof(ReceiveNote)).AnyAsync(each => each.Id == delegationId, cancel);
    }

    // returns the hash of the note before
    private async Task<string?> StoreAsync(ConferenceDb db, RowScope rows, Form form, FileDraft draft, string type, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var credentials = await db.Credentials(rows).TagWith(nameof(ReceiveNote)).SingleOrDefaultAsync(each => each.DelegationId == form.DelegationId, cancel);
        if (credentials is null) db.Add(credentials = new DelegationCredentials { DelegationId = form.DelegationId, EditionId = form.EditionId });
        var former = credentials.NoteHash;
        (credentials.NoteHash, credentials.NoteType, credentials.NoteLength, credentials.NoteAt) = (draft.Hash, type, draft.Length, now);
        db.Record(actor, now, form.EditionId, new Deed(JournalSubject.Delegation, form.DelegationId, JournalAction.Amended, [new FieldChange(Field, null, null)]));
        await db.SaveChangesAsync(cancel);
        return former;
    }

    private async Task ForgetAsync(string hash, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await files.DeleteAsync(db, [hash], _ => Task.CompletedTask, cancel);
    }

    /// <summary>Stored, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Stored, T> stored, Func<TooLarge, T> tooLarge, Func<NotANote, T> notANote, Func<NoSuchDelegation, T> noSuchDelegation) => this switch
        {
            Stored it => stored(it),
            TooLarge it => tooLarge(it),
            NotANote it => notANote(it),
            NoSuchDelegation it => noSuchDelegation(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The note is stored.</summary>
        public sealed record Stored : Outcome;

        /// <summary>It is too large; the one before stays.</summary>
        /// <param name="Most">The most bytes.</param>
        public sealed record TooLarge(int Most) : Outcome;

        /// <summary>It is no PDF, JPEG or PNG, or not whole; the one before stays.</summary>
        public sealed record NotANote : Outcome;

        /// <summary>There is no such delegation.</summary>
        public sealed record NoSuchDelegation : Outcome;
    }
}

/// <summary>What a note may be, told by its bytes: how it begins and how it ends.</summary>
internal static class NoteTypes
{
    private const int Ending = 1024;

    private static readonly (string Type, byte[] Begins, byte[] Ends)[] All =
    [
        ("application/pdf", "%PDF-"u8.ToArray(), "%%EOF"u8.ToArray()),
        ("image/jpeg", [0xFF, 0xD8, 0xFF], [0xFF, 0xD9]),
        ("image/png", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A], "IEND"u8.ToArray()),
    ];

    /// <summary>The ending of a file's name by its type.</summary>
    public static string EndingOf(string type) => type switch { "application/pdf" => "pdf", "image/jpeg" => "jpg", _ => "png" };

    /// <summary>The media type; null for anything else, and for a file that was cut off.</summary>
    public static async Task<string?> FindAsync(FileDraft draft, CancellationToken cancel)
    {
        await using var from = draft.Open();
        using var bytes = new MemoryStream();
        await from.CopyToAsync(bytes, cancel);
        var all = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        foreach (var (type, begins, ends) in All)
            if (all.StartsWith(begins) && all[Math.Max(begins.Length, all.Length - Ending)..].IndexOf(ends) >= 0) return type;
        return null;
    }
}
