using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;

namespace Dushanbe.Conference.Benchmarks.Registration;

/// <summary>
/// One open register and its clerk, as the desk's page behaves: each letter gives up the search before it, a search begins
/// after a pause, and when somebody was registered the list and the numbers on the chips are read again.
/// </summary>
internal sealed class TypingDesk(DisposableInstallation services, Guid edition, int seed, Func<bool> counts) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(140); // as ParticipantsPage has it
    private static readonly string[] Wanted =
    [
        "rahmonzoda", "Раҳмонзода", "karimov farrukh", "safarbekov", "nigora", "каримова", "ismoilov j", "boboev", "hakim", "latifov parviz",
        "umarzoda", "davlat", "petrov", "ivanova anna", "mirzoev", "zokirjonov", "asadi", "temurov kofi", "shodiev", "Ҷамшед",
    ];

    private readonly Random chance = new(seed);
    private readonly ParticipantRegister register = services.Get<ParticipantRegister>();
    private readonly RegisterCounts numbers = services.Get<RegisterCounts>();
    private CancellationTokenSource typing = new();
    private IDisposable? subscription;
    private string typed = "";

    /// <summary>Milliseconds from the end of the pause to the answer.</summary>
    public List<double> Searches { get; } = [];

    /// <summary>Milliseconds that the list and the numbers took after somebody was registered.</summary>
    public List<double> Refreshes { get; } = [];

    /// <summary>Searches that the next letter ended.</summary>
    public int GivenUp { get; private set; }

    public async Task WorkAsync(CancellationToken stop)
    {
        subscription = services.Get<Bulletin>().Subscribe<ParticipantChanged>(news => _ = RefreshAsync(stop));
        try
        {
            await Task.Delay(chance.Next(2_000), stop);
            while (true)
            {
                typed = "";
                List<Task> searches = [];
                foreach (var letter in Wanted[chance.Next(Wanted.Length)])
                {
                    typed += letter;
                    await typing.CancelAsync();
                    typing.Dispose();
                    typing = new CancellationTokenSource();
                    searches.Add(SearchAsync(typed, typing.Token));
                    // most letters come faster than the pause, some do not
                    await Task.Delay(chance.Next(90, 260), stop);
                }

                await Task.WhenAll(searches);
                await Task.Delay(chance.Next(1_000, 3_000), stop);
            }
        }
        catch (OperationCanceledException)
        {
            // the end of the measurement
        }
    }

    public void Dispose()
    {
        subscription?.Dispose();
        typing.Dispose();
    }

    private async Task SearchAsync(string text, CancellationToken cancel)
    {
        var begun = false;
        try
        {
            await Task.Delay(Pause, cancel);
            begun = true;
            var watch = Stopwatch.GetTimestamp();
            await register.ReadAsync(new() { EditionId = edition, Search = text }, Actor.Operator, cancel);
            if (counts()) Searches.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
        }
        catch (OperationCanceledException)
        {
            if (begun && counts()) GivenUp++;
        }
    }

    private async Task RefreshAsync(CancellationToken stop)
    {
        try
        {
            // the bulletin calls one reader after the other, and a circuit takes its turn
            await Task.Yield();
            var watch = Stopwatch.GetTimestamp();
            await register.ReadAsync(new() { EditionId = edition, Search = typed, IsPatient = true }, Actor.Operator, stop);
            await numbers.ReadAsync(edition, Actor.Operator, stop);
            lock (Refreshes)
                if (counts()) Refreshes.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
        {
            // the end of the measurement
        }
    }
}
