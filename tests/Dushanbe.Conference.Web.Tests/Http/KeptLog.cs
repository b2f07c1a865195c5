using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>Everything that a server writes into its log: messages, their values, their scopes, errors with all that they hold.</summary>
public sealed class KeptLog : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> lines = [];
    private IExternalScopeProvider? scopes;

    public IReadOnlyList<string> Lines => [.. lines];

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose() => lines.Clear();

    private sealed class Writer(KeptLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => log.scopes?.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = new StringBuilder().Append(logLevel).Append(' ').Append(category).Append(' ').Append(eventId.Id).Append(": ").Append(formatter(state, exception));
            Say(line, state);
            log.scopes?.ForEachScope((scope, to) => Say(to, scope), line);
            log.lines.Enqueue(line.Append(' ').Append(exception).ToString());
        }

        private static void Say(StringBuilder line, object? state)
        {
            if (state is IEnumerable<KeyValuePair<string, object?>> values) foreach (var (name, value) in values) line.Append(" | ").Append(name).Append('=').Append(value);
            else line.Append(" | ").Append(state);
        }
    }
}
