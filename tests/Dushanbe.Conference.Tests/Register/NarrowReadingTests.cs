using System.Collections.Concurrent;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Papers.Badges;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Tests.Papers.Badges;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Tests.Register;

/// <summary>Of people in lists and on badges only what is shown is read: a name that is projected brings the whole row along where the query is tracked.</summary>
public sealed class NarrowReadingTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task Badges_and_lists_read_no_column_that_they_do_not_show()
    {
        var desk = await Desk.OpenAsync(installation);
        await desk.Register(desk.Fields());
        var (run, _, _) = await installation.PrintAsync(desk.Edition);
        var commands = new ConcurrentQueue<string>();
        await using var process = installation.Process(services => services.ConfigureDbContext<ConferenceDb>(options => options.LogTo(commands.Enqueue, [RelationalEventId.CommandExecuting])));

        var printed = await process.GetRequiredService<BadgeSheets>().ReadAsync(new(desk.Edition.Id, run), A.Organizer, default);
        var preview = await process.GetRequiredService<BadgeSheets>().ReadAsync(new(desk.Edition.Id, null, BadgeSelection.Everybody), A.Organizer, default);
        var page = await process.GetRequiredService<ParticipantRegister>().ReadAsync(new() { EditionId = desk.Edition.Id }, A.Organizer, default);

        Assert.Equal((1, 1, 1), (printed!.Sheets.Count, preview!.Sheets.Count, page.Rows.Count));
        var names = commands.Where(command => command.Contains(nameof(Conference.Names.PersonName.Family), StringComparison.Ordinal)).ToList();
        Assert.Equal(3, names.Count);
        Assert.All(names, command => Assert.DoesNotContain(nameof(Participant.PhotoOriginalHash), command, StringComparison.Ordinal));
    }
}
