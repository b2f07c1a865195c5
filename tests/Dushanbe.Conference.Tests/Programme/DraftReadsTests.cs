using System.Data.Common;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Tests.Programme;

public sealed class DraftReadsTests(Installation installation) : IClassFixture<Installation>
{
    [Theory]
    [InlineData(0, 1), InlineData(1, 2), InlineData(2, 3), InlineData(9, 3)]
    public async Task A_draft_from_which_others_remove_speakers_meanwhile_is_read_again_but_not_for_ever(int removals, int reads)
    {
        var edition = A.Edition();
        var speakers = Enumerable.Range(0, 9).Select(each => Programmes.Speaker(edition, "Speaker", $"No{each}")).ToList();
        var session = Programmes.Session(edition, 1, "Opening", 1, "09:30-10:30");
        foreach (var speaker in speakers) session.Add(speaker.Id, AppearanceRole.Panellist, null);
        await installation.Add(edition, [session, .. speakers]);
        var editor = new Remover(installation, speakers.Take(removals).Select(each => each.Id));
        await using var process = installation.Process(services => services.ConfigureDbContext<ConferenceDb>(options => options.AddInterceptors(editor)));

        var page = (await process.GetRequiredService<ProgrammeDraft>().ReadAsync(edition.Id, A.Organizer, default))!;

        Assert.Equal(reads, editor.Reads);
        Assert.Equal(speakers.Skip(Math.Min(removals, reads)).Select(each => each.Name), page.Sessions.Single().Voices.Select(each => each.Speaker!.Name));
    }

    /// <summary>Another editor, who takes a speaker out of the session and off the list just before each reading of the speakers.</summary>
    private sealed class Remover(Installation installation, IEnumerable<Guid> leaving) : DbCommandInterceptor
    {
        private readonly Queue<Guid> speakers = new(leaving);

        public int Reads { get; private set; }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (!command.CommandText.Contains($"-- {nameof(ProgrammeDraft)} speakers", StringComparison.Ordinal)) return result;
            Reads++;
            if (!speakers.TryDequeue(out var speaker)) return result;
            await using var db = await installation.OpenAsync();
            await db.Appearances.Where(each => each.SpeakerId == speaker).ExecuteDeleteAsync(cancellationToken);
            await db.Speakers.Where(each => each.Id == speaker).ExecuteDeleteAsync(cancellationToken);
            return result;
        }
    }
}
