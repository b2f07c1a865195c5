using System.Text;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Register;

/// <summary>The busiest minute of a morning: what one stores never keeps another from storing, and nobody is shown an error of the database.</summary>
public sealed class BusyMinuteTests(Installation installation) : IClassFixture<Installation>
{
    private const int Desks = 20;
    private const int Imported = 2_000;

    [Fact]
    public async Task Twenty_desks_save_and_search_while_a_long_list_is_imported_and_badges_are_printed()
    {
        var (desk, other) = (await Desk.OpenAsync(installation), await Desk.OpenAsync(installation));
        await desk.Register(desk.Fields("Known", "Karimov"));
        var file = "given,family,iso2\n" + string.Concat(Enumerable.Range(0, Imported).Select(i => $"Given{i},Family{i},TJ\n"));
        var import = Task.Run(() => installation.Get<ImportParticipants>().ExecuteAsync(new(other.Edition.Id, new MemoryStream(Encoding.UTF8.GetBytes(file)), false), A.Organizer, default));

        var desks = Enumerable.Range(0, Desks).Select(place => Task.Run(async () =>
        {
            var saved = 0;
            do
            {
                var (id, version) = await desk.Register(desk.Fields($"Guest {place}", $"Number{saved}"));
                var amended = await installation.Get<AmendParticipant>().ExecuteAsync(new(id, version, desk.Fields($"Guest {place}", $"Number{saved}"), desk.Fields($"Guest {place}", $"Amended{saved}")), A.Organizer, default);
                Assert.IsType<AmendParticipant.Outcome.Amended>(amended);
                Assert.NotEmpty((await desk.Search("karimov")).Rows);
                Assert.IsType<StartBadgeRun.Outcome.Started>(await installation.Get<StartBadgeRun>().ExecuteAsync(new(desk.Edition.Id, BadgeSelection.Of(id)), A.Organizer, default));
                saved++;
            }
            while (!import.IsCompleted);
            return saved;
        })).ToList();
        var saved = (await Task.WhenAll(desks)).Sum();

        Assert.IsType<ImportParticipants.Outcome.Imported>(await import);
        await using var db = await installation.OpenAsync();
        Assert.Equal(Imported, await db.Participants.CountAsync(each => each.EditionId == other.Edition.Id));
        Assert.Equal((saved + 1, saved, saved), (
            await db.Participants.CountAsync(each => each.EditionId == desk.Edition.Id),
            await db.BadgePrints.CountAsync(print => db.Participants.Any(each => each.EditionId == desk.Edition.Id && each.Id == print.ParticipantId)),
            await db.Participants.CountAsync(each => each.EditionId == desk.Edition.Id && each.Name.Family!.StartsWith("Amended"))));
    }
}
