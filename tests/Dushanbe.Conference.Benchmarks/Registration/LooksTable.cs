using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;

namespace Dushanbe.Conference.Benchmarks.Registration;

/// <summary>What a look at contact data costs that the journal notes, beside what the panel of a person and a saved form cost.</summary>
internal static class LooksTable
{
    private const int People = 400;

    public static async Task PrintAsync()
    {
        await using var installation = await DisposableInstallation.CreateAsync();
        var edition = new Edition { Slug = "looks", Title = LocalizedText.Of(en: "Looks"), ShortTitle = LocalizedText.Of(en: "Looks"), Starts = new DateOnly(2026, 1, 1), Ends = new DateOnly(2026, 1, 2), ZoneId = "Asia/Dushanbe" };
        var category = new Category { EditionId = edition.Id, Letter = "D", Word = LocalizedText.Of(en: "Delegate"), Color = CategoryColor.Red, Design = BadgeDesign.Chancery, Order = 1 };
        await using (var db = await installation.OpenAsync())
        {
            db.AddRange(edition, category);
            await db.SaveChangesAsync();
        }

        var (ids, fields) = (new List<Guid>(), new List<ParticipantFields>());
        for (var number = 0; number < People; number++)
        {
            fields.Add(new ParticipantFields { Given = "Person", Family = $"Number{number}", Organization = "Institute", CategoryId = category.Id, Email = $"n{number}@example.org", Phone = "+992 37 2210000" });
            ids.Add(((RegisterParticipant.Outcome.Registered)await installation.Get<RegisterParticipant>().ExecuteAsync(new(edition.Id, fields[^1]), Actor.Operator, default)).ParticipantId);
        }

        var (show, details, amend) = (installation.Get<ShowContacts>(), installation.Get<ParticipantDetails>(), installation.Get<AmendParticipant>());
        await PrintAsync("the panel of a person", each => details.ReadAsync(ids[each], Actor.Operator, default));
        await PrintAsync("the first look of the day", each => show.ExecuteAsync(new(ids[each]), Actor.Operator, default));
        await PrintAsync("the second", each => show.ExecuteAsync(new(ids[each]), Actor.Operator, default));
        await PrintAsync("a saved form", each => amend.ExecuteAsync(new(ids[each], 1, fields[each], fields[each] with { Function = "Adviser" }), Actor.Operator, default));
    }

    // the median
    private static async Task PrintAsync(string what, Func<int, Task> deed)
    {
        var times = new List<double>();
        for (var each = 0; each < People; each++)
        {
            var start = Stopwatch.GetTimestamp();
            await deed(each);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine($"{what,-32}{times[People / 2],8:0.00} ms");
    }
}
