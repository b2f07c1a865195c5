using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Dushanbe.Conference;

/// <summary>
/// What the program tells of its own doing to whoever observes it: one source of activities and one meter. Nothing in it is about a
/// person: kinds, outcomes and counts. While nobody listens it costs next to nothing. Static, since it is of the process.
/// </summary>
public static class Telemetry
{
    /// <summary>The name of the source and of the meter.</summary>
    public const string Name = "Dushanbe.Conference";

    private static readonly ActivitySource Activities = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> WorkTime = Meter.CreateHistogram<double>("conference.work.duration", "s", "How long work items ran, by kind and outcome.");
    private static readonly Counter<long> PrintRuns = Meter.CreateCounter<long>("conference.print.runs", "{run}", "Print runs of badges.");
    private static readonly Counter<long> Badges = Meter.CreateCounter<long>("conference.print.badges", "{badge}", "Badges in print runs.");
    private static readonly Counter<long> Imported = Meter.CreateCounter<long>("conference.import.people", "{person}", "People registered by imports.");
    private static readonly Counter<long> Letters = Meter.CreateCounter<long>("conference.mail.letters", "{letter}", "Letters that were sent, failed or were refused, by kind and outcome.");

    /// <summary>A work item begins.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="attempt">How often it was begun, from 1.</param>
    /// <returns>The activity to dispose of at its end; null where nobody listens.</returns>
    internal static Activity? BeginWork(string kind, int attempt) =>
        Activities.StartActivity($"work {kind}", ActivityKind.Internal)?.SetTag("work.kind", kind).SetTag("work.attempt", attempt);

    /// <summary>A work item has ended.</summary>
    internal static void EndWork(Activity? activity, string kind, string outcome, TimeSpan time)
    {
        activity?.SetTag("work.outcome", outcome);
        if (outcome == "failed") activity?.SetStatus(ActivityStatusCode.Error);
        WorkTime.Record(time.TotalSeconds, new KeyValuePair<string, object?>("work.kind", kind), new("work.outcome", outcome));
    }

    /// <summary>Badges were printed in one run.</summary>
    internal static void Printed(int badges)
    {
        PrintRuns.Add(1);
        Badges.Add(badges);
    }

    /// <summary>An import has registered people.</summary>
    internal static void ImportedPeople(int people) => Imported.Add(people);

    /// <summary>A letter was handed over, or not.</summary>
    /// <param name="kind">What it was about.</param>
    /// <param name="outcome"><c>sent</c>, <c>failed</c> where it is tried again, <c>refused</c> where it is not.</param>
    internal static void Mailed(string kind, string outcome) => Letters.Add(1, new KeyValuePair<string, object?>("mail.kind", kind), new("mail.outcome", outcome));
}
