using Bunit;
using Dushanbe.Conference.Backups;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Web.Desks;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Tests.Components;

public sealed class DeskHomeTests(ComponentInstallation web) : DeskTest(web)
{
    [Theory]
    [InlineData("en", "The last scheduled backup failed", "There is no complete backup")]
    [InlineData("ru", "Последняя плановая резервная копия не сохранилась", "полных резервных копий нет")]
    [InlineData("tg", "Нусхаи захиравии охирини нақшавӣ сохта нашуд", "нусхаи захиравии пурра нест")]
    public async Task A_backup_that_failed_is_told_to_whoever_manages_accounts(string language, string failed, string none)
    {
        await using var failure = await FailureAsync();
        Schedule();
        await SitAsync("owner", everywhere: true);
        Speak(language);

        var note = Show<DeskHome>().WaitForElement(".note.bad").Words();

        Assert.Contains(failed, note);
        Assert.Contains(none, note);
    }

    [Theory]
    [InlineData("en", "photos or other files have been lost"), InlineData("ru", "фотографии или другие файлы утрачены"), InlineData("tg", "аксҳо ё файлҳои дигар гум шудаанд")]
    public async Task A_backup_that_lacks_uploads_is_told_to_whoever_manages_accounts(string language, string told)
    {
        await using var failure = await FailureAsync(WorkState.Done, "UploadsLost 2");
        Schedule();
        await SitAsync("owner", everywhere: true);
        Speak(language);

        Assert.Contains(told, Show<DeskHome>().WaitForElement(".note.bad").Words());
    }

    [Fact]
    public async Task To_the_organizer_of_an_edition_nothing_is_said_of_backups()
    {
        await using var failure = await FailureAsync();
        Schedule();

        var home = Show<DeskHome>();

        home.WaitForElement(".desk-list a");
        Assert.Empty(home.FindAll(".note.bad"));
    }

    [Fact]
    public async Task Without_a_schedule_nothing_is_said_of_backups()
    {
        await using var failure = await FailureAsync();
        await SitAsync("owner", everywhere: true);

        var home = Show<DeskHome>();

        home.WaitForElement(".desk-list a");
        Assert.Empty(home.FindAll(".note.bad"));
    }

    private void Schedule() => Services.AddSingleton(new ReadBackupState(Web.Get<IDbContextFactory<ConferenceDb>>(), Options.Create(new BackupOptions { Folder = Web.Folder }), Clock));

    /// <summary>A scheduled backup that failed, or was made with a result that is none, until it is disposed of.</summary>
    private async Task<IAsyncDisposable> FailureAsync(WorkState state = WorkState.Failed, string? result = null)
    {
        var now = Clock.GetUtcNow().UtcDateTime;
        await using var db = await Web.Get<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync();
        var item = new WorkItem { Kind = "BackUpWork", ActorName = "operator", Payload = "{}", CreatedAt = now, State = state, EndedAt = now, Result = result, Fault = "BackupFailedException" };
        db.Add(item);
        await db.SaveChangesAsync();
        return new Gone(Web.Get<IDbContextFactory<ConferenceDb>>(), item.Id);
    }

    private sealed class Gone(IDbContextFactory<ConferenceDb> databases, Guid id) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using var db = await databases.CreateDbContextAsync();
            await db.Work.Where(each => each.Id == id).ExecuteDeleteAsync();
        }
    }
}
