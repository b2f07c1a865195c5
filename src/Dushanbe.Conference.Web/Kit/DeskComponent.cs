using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>Base of desk pages and their parts: has the desk and the actor, receives news, and cancels pending work when it is disposed of.</summary>
public abstract class DeskComponent : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource closing = new();
    private readonly List<IDisposable> subscriptions = [];
    private static readonly TimeSpan DoubleClick = TimeSpan.FromSeconds(1);

    private CancellationTokenSource? typing;
    private long? doneAt;

    /// <summary>The data of the desk.</summary>
    [CascadingParameter] public Desk Desk { get; set; } = null!;

    [Inject] private CurrentActor Current { get; set; } = null!;

    [Inject] private Bulletin Bulletin { get; set; } = null!;

    /// <summary>The clock.</summary>
    [Inject] protected TimeProvider Clock { get; private set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    /// <summary>The language of the desk (BCP 47), kept because news may arrive on a thread with another culture.</summary>
    protected string Language { get; } = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>An instant in the edition's local time.</summary>
    protected string LocalTime(DateTime utc) => EditionClock.Local(Desk.Edition!.ZoneId, utc).ToString("d MMM HH:mm", CultureInfo.CurrentCulture);

    /// <summary>An instant in local time with seconds.</summary>
    protected string LocalSecond(DateTime utc) => EditionClock.Local(Desk.Edition!.ZoneId, utc).ToString("d MMM HH:mm:ss", CultureInfo.CurrentCulture);

    /// <summary>Cancelled when the component is disposed of.</summary>
    protected CancellationToken Closing => closing.Token;

    /// <summary>The actor with the current grants, for an operation.</summary>
    protected ValueTask<Actor> ActorAsync() => Current.GetAsync(Closing);

    /// <summary>
    /// Debounces typing. The next letter cancels what waits or runs, so that
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

    /// <summary>Shows a snackbar about what was done, on this page or the next one.</summary>
    protected void Done(string words)
    {
        doneAt = Clock.GetTimestamp();
        Snackbar.Add(words, Severity.Success);
    }

    /// <summary>Whether something was done a moment ago, so that a press on the same button is the second one of a double click: a form that was emptied meanwhile must not say what is missing in it.</summary>
    protected bool HasJustDone => doneAt is { } at && Clock.GetElapsedTime(at) < DoubleClick;

    /// <summary>Shows a message of the kind <c>ok</c> as a snackbar; others are returned, to be shown in place.</summary>
    protected (string Kind, string? Words) Told((string Kind, string? Words) outcome)
    {
        if (outcome.Kind != "ok") return outcome;
        if (outcome.Words is { } words) Done(words);
        return ("ok", null);
    }

    /// <summary>Something was changed since: the next press is meant.</summary>
    protected void IsMeant() => doneAt = null;

    /// <summary>
    /// Calls the handler on the component's dispatcher and in its culture for each news of this kind, until the
    /// component is disposed of.
    /// </summary>
    protected void On<T>(Func<T, Task> read) where T : notnull
    {
        var (culture, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        subscriptions.Add(Bulletin.Subscribe<T>(news => _ = InvokeAsync(async () =>
        {
            // news arrives on the thread and in the culture of the acting user; the culture is restored afterwards
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

    /// <summary>Releases further resources of a page, such as a script module.</summary>
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
            // news must not discard a form: the next action reports the other account
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }
}
