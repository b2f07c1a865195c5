using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Grants;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Kit.Fields;

namespace Dushanbe.Conference.Web.Desks.Journal;

/// <summary>Finds by name what the journal may have entries about, with the searches of its desks, as far as the reader may use them.</summary>
public sealed class JournalSubjects(ParticipantRegister register, DelegationList delegations, CategoryList categories, ProgrammeDraft programme, AccountList accounts)
{
    private const int Most = 8, MostPeople = 5;

    /// <summary>Something found.</summary>
    /// <param name="Subject">What kind of thing.</param>
    /// <param name="Id">Its key.</param>
    /// <param name="Name">Its name.</param>
    public sealed record Hit(JournalSubject Subject, Guid Id, string Name);

    /// <summary>The first few that match, people before other things.</summary>
    public async Task<IReadOnlyList<Hit>> FindAsync(Desk desk, Guid? editionId, string typed, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(actor);
        var hits = new List<Hit>();
        if (editionId is not { } edition)
        {
            if (actor.May(Permission.ReadAccounts, null)) hits.AddRange(Matching(typed, (await accounts.ReadAsync(actor, cancel)).Select(each => new Choice<Hit>(new(JournalSubject.Account, each.Id, each.DisplayName), each.DisplayName, each.Email))));
            return [.. hits.Take(Most)];
        }

        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        if (actor.MayInPart(Permission.ReadDesk, edition))
        {
            var people = await register.ReadAsync(new() { EditionId = edition, Search = typed, Take = MostPeople, Language = language }, actor, cancel);
            hits.AddRange(people.Rows.Select(each => new Hit(JournalSubject.Participant, each.Id, NameStyle.Spoken.Of(each.Name))));
            hits.AddRange((await delegations.ReadAsync(edition, typed, language, actor, cancel)).Take(MostPeople).Select(each => new Hit(JournalSubject.Delegation, each.Id, each.Name.Best(language).Text)));
            hits.AddRange(Matching(typed, (await categories.ReadAsync(edition, actor, cancel)).Select(each => Named(JournalSubject.Category, each.Id, each.Word))));
        }

        if (actor.May(Permission.ReadDraft, edition))
        {
            hits.AddRange(Matching(typed, (await programme.SpeakersAsync(edition, actor, cancel)).Select(each => new Choice<Hit>(new(JournalSubject.Speaker, each.Speaker.Id, NameStyle.Spoken.Of(each.Speaker.Name)), NameStyle.Spoken.Of(each.Speaker.Name), each.Speaker.Name.Native))));
            hits.AddRange(Matching(typed, ((await programme.ReadAsync(edition, actor, cancel))?.Sessions ?? []).Select(each => Named(JournalSubject.Session, each.Id, each.Title))));
            hits.AddRange(Matching(typed, (await programme.RoomsAsync(edition, actor, cancel)).Select(each => Named(JournalSubject.Room, each.Room.Id, each.Room.Name))));
        }

        return [.. hits.Take(Most)];

        Choice<Hit> Named(JournalSubject subject, Guid id, LocalizedText name) => new(new(subject, id, name.Best(language).Text), name.Best(language).Text, string.Join(' ', name.Values.Values));
    }

    private static IEnumerable<Hit> Matching(string typed, IEnumerable<Choice<Hit>> choices) => Choice<Hit>.Find([.. choices], typed.Trim()).Select(each => each.Value!);
}
