namespace Dushanbe.Conference.Register;

/// <summary>
/// The turns of those who read the register: as many at once as there are cores, so that fifty desks that type at one moment
/// do not slow one another down. Whoever asks for what somebody else still waits for shares the answer, which is begun after
/// both have asked; a question that nobody waits for any more is dropped before its turn. What is read because of news, for fifty
/// desks at the same moment, has one turn at a time, so that whoever types waits for no more than one of them.
/// </summary>
internal sealed class RegisterTurns : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<object, Waiting> waiting = [];
    private readonly SemaphoreSlim turns = new(AtOnce), patientTurns = new(1);

    /// <summary>How many read at once.</summary>
    public static int AtOnce => Math.Max(2, Environment.ProcessorCount);

    /// <summary>Reads when there is a turn.</summary>
    /// <param name="key">What is asked; equal for those who may have the same answer.</param>
    /// <param name="read">Reads it; given up once nobody waits for it.</param>
    /// <param name="cancel">Ends the wait of this caller.</param>
    /// <param name="isPatient">Whether nobody is waiting who typed or pressed something.</param>
    public async Task<T> ReadAsync<T>(object key, Func<CancellationToken, Task<T>> read, CancellationToken cancel, bool isPatient = false)
    {
        // whoever is in a hurry does not join those who are not
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
            // who asks from here on may know of a change that this answer misses
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

    /// <summary>A question before its answer is begun; cancelled when nobody waits for it.</summary>
    private sealed class Waiting : CancellationTokenSource
    {
        public int Askers { get; set; }

        public Task? Answer { get; set; }
    }
}
