using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>Replaces the list of who appears in a session, with order, role and mode.</summary>
public sealed class SetAppearances(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The whole list, so that an order is never partly changed.</summary>
    /// <param name="SessionId">The session.</param>
    /// <param name="Version">The session's version that the editor saw.</param>
    /// <param name="Seen">The list that the editor saw.</param>
    /// <param name="Rows">The new list, in order.</param>
    public sealed record Form(Guid SessionId, long Version, IReadOnlyList<AppearanceFields> Seen, IReadOnlyList<AppearanceFields> Rows);

    /// <summary>Why a row cannot be saved.</summary>
    /// <param name="Row">The row from 0.</param>
    /// <param name="Fault">What is wrong with it.</param>
    public sealed record RowFault(int Row, FieldFault Fault);

    /// <summary>Saves.</summary>
    /// <exception cref="NotPermittedException">The actor may not edit the programme.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.EditProgramme);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var session = await db.Sessions(rows).TagWith(nameof(SetAppearances)).Include(each => each.Appearances).SingleOrDefaultAsync(each => each.Id == form.SessionId, cancel);
        if (session is null) return new Outcome.NoSuchSession();
        IReadOnlyList<AppearanceFields> current = [.. session.Appearances.OrderBy(each => each.Order).ThenBy(each => each.Id).Select(AppearanceFields.Of)];
        if (session.Version != form.Version && !current.SequenceEqual(form.Seen)) return new Outcome.ChangedMeanwhile(session.Version, current);

        IReadOnlyList<AppearanceFields> wanted = [.. form.Rows.Select(each => each.Cleaned())];
        var names = await db.Speakers(rows).TagWith(nameof(SetAppearances)).Where(each => each.EditionId == session.EditionId).Select(SpeakerRow.Of).ToDictionaryAsync(each => each.Id, each => NameStyle.Listed.Of(each.Name), cancel);
        if (FaultsOf(wanted, names) is { Count: > 0 } faults) return new Outcome.Invalid(faults);
        if (wanted.SequenceEqual(current)) return new Outcome.Saved(session.Version);

        Apply(db, session, wanted);
        // the rows belong to the session, so its version covers them
        db.Entry(session).Property(each => each.Order).IsModified = true;
        var change = new FieldChange(nameof(Session.Appearances), TextOf(current, names), TextOf(wanted, names));
        db.Record(actor, clock.GetUtcNow().UtcDateTime, session.EditionId, new Deed(JournalSubject.Session, session.Id, JournalAction.Amended, [change]));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // another editor saved between our read and write: read again and report their changes
            return await ExecuteAsync(form, actor, cancel);
        }

        bulletin.Publish(new ProgrammeChanged(session.EditionId));
        return new Outcome.Saved(session.Version);
    }

    private static List<RowFault> FaultsOf(IReadOnlyList<AppearanceFields> rows, Dictionary<Guid, string> names)
    {
        var faults = new List<RowFault>();
        var seen = new HashSet<(Guid, AppearanceRole)>();
        foreach (var (at, row) in rows.Index())
        {
            if (row.SpeakerId is { } speaker && !names.ContainsKey(speaker)) faults.Add(new(at, new(nameof(row.SpeakerId), FieldFaultKind.Unknown)));
            else if (row.SpeakerId is { } known && !seen.Add((known, row.Role))) faults.Add(new(at, new(nameof(row.SpeakerId), FieldFaultKind.Twice)));
            faults.AddRange(AppearanceFields.Declared.Faults(row).Select(fault => new RowFault(at, fault)));
        }

        return faults;
    }

    private static void Apply(ConferenceDb db, Session session, IReadOnlyList<AppearanceFields> rows)
    {
        var stored = session.Appearances.ToDictionary(each => each.Id);
        var kept = new HashSet<Guid>();
        foreach (var (at, row) in rows.Index())
        {
            var known = row.Id is { } id && kept.Add(id) ? stored.GetValueOrDefault(id) : null;
            var appearance = known ?? session.Add(row.SpeakerId, row.Role, row.Mode);
            (appearance.SpeakerId, appearance.Role, appearance.Mode, appearance.Order) = (row.SpeakerId, row.Role, row.Mode, at + 1);
            (appearance.OnBehalfOf, appearance.Note) = (row.OnBehalfOf, row.Note);
        }

        db.RemoveRange(stored.Values.Where(each => !kept.Contains(each.Id)));
    }

    private static string? TextOf(IReadOnlyList<AppearanceFields> rows, Dictionary<Guid, string> names) => rows.Count == 0 ? null
        : string.Join('\n', rows.Select(each => $"{each.Role}: {(each.SpeakerId is { } id ? names.GetValueOrDefault(id) : each.OnBehalfOf.ToString())}"));

    /// <summary>Saved as a whole, or why nothing was.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Saved, T> saved, Func<Invalid, T> invalid, Func<ChangedMeanwhile, T> changedMeanwhile, Func<NoSuchSession, T> noSuchSession) => this switch
        {
            Saved it => saved(it),
            Invalid it => invalid(it),
            ChangedMeanwhile it => changedMeanwhile(it),
            NoSuchSession it => noSuchSession(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>It is saved.</summary>
        /// <param name="Version">The session's version to carry next time.</param>
        public sealed record Saved(long Version) : Outcome;

        /// <summary>Rows cannot be saved; nothing was stored.</summary>
        /// <param name="Faults">Which, and why.</param>
        public sealed record Invalid(IReadOnlyList<RowFault> Faults) : Outcome;

        /// <summary>Somebody else changed the list; nothing was stored.</summary>
        /// <param name="Version">The session's version as it is now.</param>
        /// <param name="Current">The list as it is now.</param>
        public sealed record ChangedMeanwhile(long Version, IReadOnlyList<AppearanceFields> Current) : Outcome;

        /// <summary>There is no such session.</summary>
        public sealed record NoSuchSession : Outcome;
    }
}

/// <summary>A row of the list of who appears.</summary>
/// <param name="Id">The appearance; null for a new one.</param>
/// <param name="SpeakerId">The speaker; null where the name is to be confirmed.</param>
/// <param name="Role">The role.</param>
/// <param name="Mode">How the person speaks; null where it is not stated.</param>
/// <param name="OnBehalfOf">Who will send a speaker that is to be confirmed; dropped where the speaker is known.</param>
/// <param name="Note">The person's part in the session.</param>
public sealed record AppearanceFields(Guid? Id, Guid? SpeakerId, AppearanceRole Role, AppearanceMode? Mode, LocalizedText OnBehalfOf, LocalizedText Note) : IFormFields<AppearanceFields>
{
    private static readonly DataNote Shown = new(DataPurpose.Programme, DataSensitivity.Public, DataRetention.WithTheProgramme);

    /// <inheritdoc/>
    public static FieldList<AppearanceFields> Declared { get; } = new(
        Field.Chosen(nameof(Id), (AppearanceFields row) => row.Id, (row, value) => row with { Id = value }),
        Field.Chosen(nameof(SpeakerId), (AppearanceFields row) => row.SpeakerId, (row, value) => row with { SpeakerId = value }) with { Data = Shown },
        Field.Chosen(nameof(Role), (AppearanceFields row) => row.Role, (row, value) => row with { Role = value }) with { Data = Shown },
        Field.Chosen(nameof(Mode), (AppearanceFields row) => row.Mode, (row, value) => row with { Mode = value }) with { Data = Shown },
        Field.Lines(nameof(OnBehalfOf), SpeakerFields.LongestFunction, (AppearanceFields row) => row.OnBehalfOf, (row, value) => row with { OnBehalfOf = value }) with { Data = Shown },
        Field.Lines(nameof(Note), SessionFields.LongestNote, (AppearanceFields row) => row.Note, (row, value) => row with { Note = value }) with { Data = Shown });

    /// <summary>The stored values of an appearance.</summary>
    public static AppearanceFields Of(Appearance appearance)
    {
        ArgumentNullException.ThrowIfNull(appearance);
        return new(appearance.Id, appearance.SpeakerId, appearance.Role, appearance.Mode, appearance.OnBehalfOf, appearance.Note);
    }

    // the sending body is irrelevant once the speaker is known
    internal AppearanceFields Cleaned() => Declared.Cleaned(SpeakerId is null ? this : this with { OnBehalfOf = LocalizedText.Empty });
}
