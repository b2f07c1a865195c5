namespace Dushanbe.Conference.Register;

/// <summary>
/// Limits concurrent reads of the register to the number of cores, so that fifty desks typing at the same time
/// do not slow each other down. Equal requests share one read, which starts after
/// both were made; a request nobody waits for any more is dropped. Refreshes because of news, for fifty
/// desks at once, run one at a time, so that typing users wait for one of them at most.
/// </summary>
internal sealed class RegisterTurns : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<object, Waiting> waiting = [];
    private readonly SemaphoreSlim turns = new(AtOnce), patientTurns = new(1);

    /// <summary>The maximum number of concurrent reads.</summary>
    public static int AtOnce => Math.Max(2, Environment.ProcessorCount);

    /// <summary>Reads when a slot is free.</summary>
    /// <param name="key">Identifies the request; equal keys share a result.</param>
    /// <param name="read">Reads it; cancelled once nobody waits for it.</param>
    /// <param name="cancel">Ends the wait of this caller.</param>
    /// <param name="isPatient">Whether it is a background refresh that no user waits for.</param>
    public async Task<T> ReadAsync<T>(object key, Func<CancellationToken, Task<T>> read, CancellationToken cancel, bool isPatient = false)
    {
        // requests of users do not join background refreshes
        key = (key, isPatient);
        Waiting mine;
        lock (gate)
        {
            if (waiting.GetValueOrDefault(key) is { } there)
            {
                mine = there;
            }
            else
            {
                mine = waiting[key] = new Waiting();
                mine.Answer = isPatient ? PatientlyAsync(key, mine, read) : AnswerAsync(key, mine, read);
            }

            mine.Askers++;
        }

        try
        {
            return await ((Task<T>)mine.Answer!).WaitAsync(cancel);
        }
        finally
        {
            Leave(key, mine);
        }
    }

    public void Dispose()
    {
        turns.Dispose();
        patientTurns.Dispose();
    }

    private async Task<T> PatientlyAsync<T>(object key, Waiting mine, Func<CancellationToken, Task<T>> read)
    {
        await patientTurns.WaitAsync(mine.Token);
        try
        {
            return await AnswerAsync(key, mine, read);
        }
        finally
        {
            patientTurns.Release();
        }
    }

    private async Task<T> AnswerAsync<T>(object key, Waiting mine, Func<CancellationToken, Task<T>> read)
    {
        var given = mine.Token;
        await turns.WaitAsync(given);
        try
        {
            // later requests may know of a change that this result misses
            Begin(key, mine);
            return await Task.Run(() => read(given), given);
        }
        finally
        {
            turns.Release();
        }
    }

    private void Begin(object key, Waiting mine)
    {
        lock (gate)
            if (waiting.GetValueOrDefault(key) == mine) waiting.Remove(key);
    }

    private void Leave(object key, Waiting mine)
    {
        lock (gate)
        {
            if (--mine.Askers > 0) return;
            if (waiting.GetValueOrDefault(key) == mine) waiting.Remove(key);
        }

        mine.Cancel();
        mine.Dispose();
    }

    /// <summary>A pending request; cancelled when nobody waits for it.</summary>
    private sealed class Waiting : CancellationTokenSource
    {
        public int Askers { get; set; }

        public Task? Answer { get; set; }
    }
}
