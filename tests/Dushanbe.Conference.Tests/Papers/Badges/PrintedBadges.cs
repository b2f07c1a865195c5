using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Papers.Badges;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Tests.Papers.Badges;

/// <summary>An installation with a conference of everybody who breaks software, once in each design, and the file of their recorded run.</summary>
public sealed class PrintedBadges : IAsyncLifetime
{
    /// <summary>Whose name in its own script no shipped font draws.</summary>
    public const string Undrawable = "ᏣᎳᎩ";

    /// <summary>The people of each category.</summary>
    public static IReadOnlyList<WorstName> People { get; } = [.. WorstName.All, new(0, "Mr.", "George", "Guess", Undrawable, "US", "Adviser", "Institute")];

    public Installation Installation { get; } = new();

    /// <summary>The conference.</summary>
    public Edition Edition { get; private set; } = null!;

    /// <summary>The run.</summary>
    public Guid Run { get; private set; }

    /// <summary>The file of the run.</summary>
    public byte[] Pdf { get; private set; } = [];

    /// <summary>What was told about it.</summary>
    public BadgePaper.Report Report { get; private set; } = null!;

    /// <summary>The badges in the order of the file: the front of the first is page 1, its back page 2.</summary>
    public IReadOnlyList<BadgeSheet> Sheets { get; private set; } = [];

    public async Task InitializeAsync()
    {
        await Installation.InitializeAsync();
        Edition = BadgePrinting.Edition();
        var categories = Badges.Sheets.Designs.Select((design, at) => BadgePrinting.Category(Edition, design, at)).ToList();
        var states = People.Select(each => States.Find(each.Iso2)).OfType<State>().DistinctBy(state => state.Iso2).ToDictionary(state => state.Iso2, state => A.Delegation(Edition, state.Iso2));
        var photo = await Installation.Get<FileStore>().SaveAsync(Pictures.Jpeg(280, 360), default);
        var people = categories.SelectMany(category => People.Select(each => PersonOf(category, each, states.GetValueOrDefault(each.Iso2 ?? ""), each.Number % 3 == 0 ? photo : null)));
        await Installation.Add(Edition, [.. categories, .. states.Values, .. people]);
        (Run, Pdf, Report) = await Installation.PrintAsync(Edition);
        Sheets = (await Installation.Get<BadgeSheets>().ReadAsync(new(Edition.Id, Run), A.Organizer, default))!.Sheets;
    }

    public Task DisposeAsync() => Installation.DisposeAsync();

    private static Participant PersonOf(Category category, WorstName worst, Delegation? delegation, string? photo)
    {
        var person = new Participant { EditionId = category.EditionId, RegisteredAt = DateTime.UnixEpoch };
        person.Rename(worst.Name);
        person.Place(delegation?.Id, category.Id);
        person.Describe(Capacity.Member, worst.Function, worst.Organization);
        person.Photograph(photo, photo);
        person.Approve(person.RegisteredAt, null, "operator");
        return person;
    }
}
