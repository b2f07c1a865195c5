using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files.AtRest;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Exchange;

/// <summary>Requests the check of a case, again where something is chosen otherwise, or, after a check without errors, its import; after one with errors in some rows, that of the others. Idempotent: repeated and concurrent requests start one.</summary>
public sealed class StartImport(IDbContextFactory<ConferenceDb> databases, FieldSecrets secrets, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The next step of one case.</summary>
    /// <param name="EditionId">The edition in the address.</param>
    /// <param name="CaseId">The case.</param>
    /// <param name="DryRun">Whether to check only.</param>
    public sealed record Form(Guid EditionId, Guid CaseId, bool DryRun)
    {
        /// <summary>How the file is read, for the check of a file that is not of our own form; the import reads it as the check did.</summary>
        public ImportMapping? Mapping { get; init; }

        /// <summary>Whether rows without errors are imported although others have some.</summary>
        public bool IsPartial { get; init; }

        /// <summary>What the check does with people who are registered; null for what the case says.</summary>
        public KnownChoice? Known { get; init; }
    }

    /// <summary>Requests it.</summary>
    /// <exception cref="NotPermittedException">The actor may not import.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.MustAct();
        actor.Must(Permission.ExchangeParticipants, form.EditionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await db.ImportsAndWork(db.ImportCases.Where(each => each.Id == form.CaseId && each.EditionId == form.EditionId)).TagWith(nameof(StartImport)).SingleOrDefaultAsync(cancel);
        if (found is null) return new Outcome.NoSuchCase();
        if (found.Case.TableHash is null || !IsReady(found, form)) return new Outcome.NothingToStart();
        if (form is { Mapping: { } said, DryRun: true } && (!said.IsSound || said.Faults().Count > 0)) return new Outcome.BadMapping(said.Faults());

        if (form is { Known.IsSound: false }) return new Outcome.BadMapping([]);
        // an update is an amendment, which takes more than an import
        if ((form.Known ?? KnownChoice.FromText(found.Case.Known)).What == KnownPeople.Update) actor.Must(Permission.RegisterParticipants, form.EditionId);

        var now = clock.GetUtcNow().UtcDateTime;
        if (form.DryRun) await ChooseAsync(db, found.Case, form, now, cancel);
        var item = db.Ask(ImportWork.Word, form.EditionId, actor, new ImportWork.Payload(form.CaseId, form.DryRun), now);
        found.Case.Begin(item.Id, form.DryRun, now, form is { DryRun: false, IsPartial: true });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // another request was faster: this one does nothing
            return new Outcome.NothingToStart();
        }

        bulletin.Publish(new WorkAsked(item.Id));
        return new Outcome.Started(item.Id);
    }

    private static async Task ChooseAsync(ConferenceDb db, ImportCase found, Form form, DateTime now, CancellationToken cancel)
    {
        if (form.Known is { } known) found.Recognize(known);
        if ((form.Mapping ?? ImportMapping.FromJson(found.Mapping)) is not { } said) return;
        var mapping = said with { Known = KnownChoice.FromText(found.Known) };
        found.Read(mapping);
        // changed in place, in the same save as the case: an edition never forgets what it knew
        var remembered = await db.RememberedMappings.TagWith(nameof(StartImport)).Where(each => each.EditionId == found.EditionId && each.HeaderKey == mapping.HeaderKey)
            .OrderByDescending(each => each.UsedAt).ThenByDescending(each => each.Id).FirstOrDefaultAsync(cancel);
        if (remembered is null) db.RememberedMappings.Add(new RememberedMapping { EditionId = found.EditionId, HeaderKey = mapping.HeaderKey, Mapping = mapping.ToJson(), UsedAt = now });
        else (remembered.Mapping, remembered.UsedAt) = (mapping.ToJson(), now);
    }

    private bool IsReady(CaseAndWork found, Form form) => (form.DryRun, form.IsPartial) switch
    {
        (true, _) => found.Phase is ImportPhase.Received or ImportPhase.Checked or ImportPhase.Refused,
        (false, false) => found is { Phase: ImportPhase.Checked, Case.ImportId: null } && found.Case.ReadReport(secrets) is { Errors: 0, People: > 0 },
        (false, true) => found is { Phase: ImportPhase.Refused, Case.ImportId: null } && found.Case.ReadReport(secrets) is { IsPartlyRight: true },
    };

    /// <summary>The requested work, or why there is none.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Started, T> started, Func<NothingToStart, T> nothingToStart, Func<BadMapping, T> badMapping, Func<NoSuchCase, T> noSuchCase) => this switch
        {
            Started it => started(it),
            NothingToStart it => nothingToStart(it),
            BadMapping it => badMapping(it),
            NoSuchCase it => noSuchCase(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>It was requested and starts when it is due.</summary>
        /// <param name="WorkId">The work item.</param>
        public sealed record Started(Guid WorkId) : Outcome;

        /// <summary>It was already requested, or the case is not ready for it.</summary>
        public sealed record NothingToStart : Outcome;

        /// <summary>The columns do not make a list of people.</summary>
        /// <param name="Faults">What is wrong; empty where the mapping is not one that a preview offers.</param>
        public sealed record BadMapping(IReadOnlyList<MappingFault> Faults) : Outcome;

        /// <summary>There is no such case in this edition.</summary>
        public sealed record NoSuchCase : Outcome;
    }
}
