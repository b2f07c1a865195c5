using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>A page or part of a desk: knows its desk, asks who acts, hears the bulletin, and stops what it awaits when it goes.</summary>
public abstract class DeskComponent : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource closing = new();
    private readonly List<IDisposable> subscriptions = [];
    private CancellationTokenSource? typing;

    /// <summary>The surroundings.</summary>
    [CascadingParameter] public Desk Desk { get; set; } = null!;

    [Inject] private CurrentActor Current { get; set; } = null!;

    [Inject] private Bulletin Bulletin { get; set; } = null!;

    /// <summary>The clock.</summary>
    [Inject] protected TimeProvider Clock { get; private set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    /// <summary>The language in which the desk is read (BCP 47); of the circuit, and of this page whoever else's news it hears.</summary>
    protected string Language { get; } = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>An instant as the clocks of the edition show it.</summary>
    protected string LocalTime(DateTime utc) => EditionClock.Local(Desk.Edition!.ZoneId, utc).ToString("d MMM HH:mm", CultureInfo.CurrentCulture);

    /// <summary>An instant with its second, where several fall into a minute.</summary>
    protected string LocalSecond(DateTime utc) => EditionClock.Local(Desk.Edition!.ZoneId, utc).ToString("d MMM HH:mm:ss", CultureInfo.CurrentCulture);

    /// <summary>Ends when the component does.</summary>
    protected CancellationToken Closing => closing.Token;

    /// <summary>Who acts, with the grants of this moment: to be handed to an operation.</summary>
    protected ValueTask<Actor> ActorAsync() => Current.GetAsync(Closing);

    /// <summary>
    /// Does what follows typing once it has paused. The next letter cancels what waits or runs and answers for both, so that
    /// ten letters in a row cost one query.
    /// </summary>
    protected async Task AfterPauseAsync(TimeSpan pause, Func<CancellationToken, Task> follow)
    {
        typing?.Cancel();
        using var mine = CancellationTokenSource.CreateLinkedTokenSource(Closing);
        typing = mine;
        try
        {
            await Task.Delay(pause, Clock, mine.Token);
            await follow(mine.Token);
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // another letter followed, or the desk was closed
        }
        finally
        {
            if (typing == mine) typing = null;
        }
    }

    /// <summary>Says in passing what was done, at the foot of this page or of the one that follows.</summary>
    protected void Done(string words) => Snackbar.Add(words, Severity.Success);

    /// <summary>Says in passing what was done, which is of the kind <c>ok</c>; anything else is handed back, to stand where it was asked.</summary>
    protected (string Kind, string? Words) Told((string Kind, string? Words) outcome)
    {
        if (outcome.Kind != "ok") return outcome;
        if (outcome.Words is { } words) Done(words);
        return ("ok", null);
    }

    /// <summary>
    /// Calls the reader, on the component's own turn and in its language, for each piece of news of this kind, until the
    /// component goes.
    /// </summary>
    protected void On<T>(Func<T, Task> read) where T : notnull
    {
        var (culture, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        subscriptions.Add(Bulletin.Subscribe<T>(news => _ = InvokeAsync(async () =>
        {
            // news comes on the thread of whoever did the deed, in that one's language, to which it returns
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, words);
            await ReadAsync(read, news);
        })));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var subscription in subscriptions) subscription.Dispose();
        await closing.CancelAsync();
        await ReleaseAsync();
        closing.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what a page holds besides, such as a script module.</summary>
    protected virtual ValueTask ReleaseAsync() => ValueTask.CompletedTask;

    private async Task ReadAsync<T>(Func<T, Task> read, T news)
    {
        try
        {
            if (!closing.IsCancellationRequested) await read(news);
        }
        catch (OperationCanceledException)
        {
            // the desk was closed meanwhile
        }
        catch (OtherAccountException)
        {
            // news alone takes no form away: whatever is done next says who has signed in
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }
}
