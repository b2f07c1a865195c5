using System.Text.RegularExpressions;
using Dushanbe.Conference.Data;

namespace Dushanbe.Conference.Web.Tests;

/// <summary>Rows that belong to somebody are read through query fragments that take a scope. Whoever reads such a table directly says here why.</summary>
public sealed partial class RowScopeSourceTests
{
    private static readonly string[] Tables =
    [
        nameof(ConferenceDb.Participants), nameof(ConferenceDb.AccreditationSteps), nameof(ConferenceDb.Consents), nameof(ConferenceDb.Passports), nameof(ConferenceDb.Delegations), nameof(ConferenceDb.Quotas), nameof(ConferenceDb.HeldPlaces), nameof(ConferenceDb.Credentials), nameof(ConferenceDb.Badges), nameof(ConferenceDb.BadgeRuns), nameof(ConferenceDb.BadgePrints),
        nameof(ConferenceDb.Sessions), nameof(ConferenceDb.Speakers), nameof(ConferenceDb.Rooms), nameof(ConferenceDb.Appearances), nameof(ConferenceDb.Releases), nameof(ConferenceDb.ReleasePortraits), nameof(ConferenceDb.Files), nameof(ConferenceDb.Journal),
    ];

    // the fragments themselves
    private static readonly string[] Fragments = ["Journal/JournalRows.cs", "Delegations/DelegationRows.cs", "People/PeopleRows.cs", "People/Quotas/QuotaRows.cs", "Programme/ProgrammeScope.cs"];

    // file, tables, and why they are read without a scope; a file ends with its name, a folder with a slash
    private static readonly (string Where, string Tables, string Why)[] Exceptions =
    [
        ("Delegations/DelegationFields.cs", "Delegations", "a code or name is unique in the edition, whoever keeps the other delegation; only holders of the edition are told which it is"),
        ("Exchange/ImportParticipants.cs", "Delegations", "an import is a deed on the whole edition, which Must has let pass"),
        ("Exchange/ImportStore.cs", "Files", "stores what such an import brings"),
        ("Lists/ListReading.cs", "Delegations", "the delegation of a person who passed the scope"),
        ("Files/Pictures/PhotoPress.cs", "Files", "sweeps: a file goes once no edition uses it, and is described once"),
        ("Papers/Badges/BadgeSheet.cs", "Badges Delegations", "the number and the delegation of people who passed the scope"),
        ("People/Quotas/PlaceCount.cs", "Participants Delegations Quotas HeldPlaces", "a place is taken whoever sees the person; nobody is told more than how many"),
        ("People/Quotas/QuotaGuard.cs", "Quotas", "locks the rows of the limits that a save meets"),
        ("Register/ReviewQueue.cs", "Credentials", "whether a delegation has any, for whoever reviews its people"),
        ("Privacy/UndoImport.cs", "Quotas HeldPlaces Credentials", "whether somebody has set or holds places, or noted credentials, of a delegation that passed the scope"),
        ("People/ParticipantPhotos.cs", "Participants", "sweeps: a photo stays while anybody of the edition has the same"),
        ("Prints/StartBadgeRun.cs", "Badges BadgeRuns BadgePrints", "whether its own run is stored; numbers are unique in the installation; prints are counted of people who passed the scope"),
        ("Papers/Booklet/ProgrammeBooklet.cs", "Files", "which portraits of a programme that passed the permission are drawings"),
        ("People/Passports/RemovePassport.cs", "Passports", "removes the row of a person who passed the scope"),
        ("Privacy/RetentionDays.cs", "Passports", "whether people who passed the scope have one"),
        ("Register/PassportTwins.cs", "Passports", "the hashes of people who passed the scope"),
        ("Programme/KeepFirstReleases.cs", "Releases", "the whole installation at its start, and takes ManageEditions in the whole installation"),
        ("Programme/LinkSpeaker.cs", "Participants", "the journal names whoever was linked before; nobody is told by the operation"),
        ("Journal/JournalChain.cs", "Journal", "numbers and seals of a chain, for whoever writes its next entry or takes ReadJournal where the chain is"),
        ("Journal/SealOldEntries.cs", "Journal", "seals what an older program wrote, and tells nobody more than a number"),
        ("Journal/VerifyJournal.cs", "Journal", "which entries are not as they were written, for whoever takes ReadJournal in the whole installation"),
        ("Programme/ProgrammeDraft.cs", "Delegations", "the name of the delegation of a person who passed the scope"),
        ("Programme/ScheduleSession.cs", "Sessions", "a word in addresses is unique in the edition, whoever keeps the other session"),
        ("Programme/SetPortrait.cs", "Speakers Releases", "sweeps: a portrait stays while any speaker of the edition has the same, and while any release shows it"),
        ("Programme/SpeakerGaps.cs", "Participants Appearances", "whether the registration of a speaker who passed the scope stands, and where the speaker appears"),
        ("Programme/SweepFiles.cs", "Participants Speakers Releases Files", "sweeps: whether anybody uses a picture; nobody is told more than numbers"),
        ("Register/ParticipantDetails.cs", "BadgeRuns", "who ordered the prints of a person who passed the scope"),
        ("Register/ParticipantRow.cs", "Delegations Badges BadgePrints", "delegation, badge and prints of people who passed the scope"),
        ("Register/RegisterIndex.cs", "Participants", "search keys of a whole edition, which only the index holds: RegisterTraits.Pass asks the scope for each hit"),
        ("Register/DelegationOrder.cs", "Delegations", "sorts people who passed the scope by their delegations"),
        ("Transfer/CopyInstallation.cs", "Files", "copies the whole installation, all tables alike, and takes ManageAccounts in the whole installation"),
        ("Seeds/", "Participants AccreditationSteps Consents Passports Delegations Quotas HeldPlaces Credentials Badges BadgeRuns BadgePrints Sessions Speakers Rooms Appearances Releases ReleasePortraits Files", "seeding replaces an edition as a whole and takes ManageEditions in the whole installation"),
    ];

    // who says by itself that a whole edition is meant, and why
    private static readonly (string Where, string Why)[] Whole =
    [
        ("Access/RowScope.cs", "where it is made"),
        ("Editions/EditionFacts.cs", "a published programme is everybody's, a draft its editors'"),
    ];

    private static readonly string Source = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src"));
    private static readonly string[] Projects = ["Dushanbe.Conference", "Dushanbe.Conference.Web"];
    private static readonly (string Name, string Text)[] Files = [.. Projects.SelectMany(FilesOf)];

    [Fact]
    public void Every_table_of_rows_that_belong_to_somebody_is_read_through_its_fragments()
    {
        var uses = Files.SelectMany(file => Direct().Matches(file.Text).Select(each => (file.Name, Table: each.Groups["table"].Value))).Where(each => Tables.Contains(each.Table)).Distinct().ToList();
        var allowed = Exceptions.SelectMany(each => each.Tables.Split(' ').Select(table => (each.Where, Table: table))).ToList();

        // it would be true of no sources at all
        Assert.All(Fragments, fragment => Assert.Contains(uses, use => use.Name == fragment));
        Assert.Equal(Tables.Except([nameof(ConferenceDb.AccreditationSteps), nameof(ConferenceDb.ReleasePortraits)]).Order(), uses.Where(use => Fragments.Contains(use.Name)).Select(use => use.Table).Distinct().Order());
        Assert.Empty(uses.Where(use => !Fragments.Contains(use.Name) && !allowed.Exists(each => Covers(each.Where, use.Name) && each.Table == use.Table)).Select(use => $"{use.Name} reads {use.Table}: take a scope, or say why not"));
        Assert.Empty(allowed.Where(each => !uses.Exists(use => Covers(each.Where, use.Name) && each.Table == use.Table)).Select(each => $"{each.Where} reads {each.Table} no more: drop the exception"));
    }

    [Fact]
    public void No_way_round_the_fragments_leads_to_the_tables()
    {
        // a copy has two contexts, from and to, and reads every table of both
        var contexts = Files.Where(file => file.Name is not ("Transfer/CopyInstallation.cs" or "Transfer/TableCopy.cs" or "Backups/RestoreInstallation.cs")).SelectMany(file => Context().Matches(file.Text).Select(each => each.Groups["name"].Value)).ToList();

        // the test above knows a context by its name
        Assert.NotEmpty(contexts);
        Assert.Empty(contexts.Except(["db", "Db"]));
        Assert.Empty(Files.SelectMany(file => Detour().Matches(file.Text).Select(each => $"{file.Name}: {each.Value}"))
            .Except(["Data/ConferenceDb.cs: Set<", "Data/VersionInterceptor.cs: .Set<"]));
    }

    [Fact]
    public void Only_those_who_have_asked_take_a_whole_edition()
    {
        var uses = Files.Where(file => file.Text.Contains("RowScope.Whole(") || file.Text.Contains("RowScope Whole(")).Select(file => file.Name);

        Assert.Equal(Whole.Select(each => each.Where).Order(), uses.Order());
    }

    private static bool Covers(string where, string file) => where.EndsWith('/') ? file.StartsWith(where, StringComparison.Ordinal) : file == where;

    private static IEnumerable<(string, string)> FilesOf(string project)
    {
        var folder = Path.Combine(Source, project);
        return new[] { "*.cs", "*.razor" }.SelectMany(kind => Directory.GetFiles(folder, kind, SearchOption.AllDirectories))
            .Select(file => (Path.GetRelativePath(folder, file).Replace('\\', '/'), Text: File.ReadAllText(file)))
            .Where(file => !file.Item1.StartsWith("obj/", StringComparison.Ordinal) && !file.Item1.StartsWith("bin/", StringComparison.Ordinal))
            .Select(file => (file.Item1, Comment().Replace(file.Text, "")));
    }

    // a table that is read; new rows may be added anywhere, and db.People(scope) is a fragment
    [GeneratedRegex(@"\b[dD]b\s*\.\s*(?<table>\w+)\b(?!\s*[(])(?!\s*\.\s*Add(?:Range)?\s*[(])")]
    private static partial Regex Direct();

    [GeneratedRegex(@"\bConferenceDb\s+(?<name>\w+)\b(?!\s*[(])|\b(?<name>\w+)\s*=\s*await\s+[\w.]+\.CreateDbContextAsync")]
    private static partial Regex Context();

    [GeneratedRegex(@"\.?\bSet<|\.(?:FromSql|SqlQuery|ExecuteSql)\w*[<(]|\b[dD]b\.Find(?:Async)?\b")]
    private static partial Regex Detour();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
