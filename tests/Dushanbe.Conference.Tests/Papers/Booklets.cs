using System.Collections.Concurrent;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Papers.Booklet;
using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Seeds;

namespace Dushanbe.Conference.Tests.Papers;

/// <summary>An installation with the editions of the process and a training edition, and their booklets.</summary>
public sealed class Booklets : IAsyncLifetime
{
    private readonly ConcurrentDictionary<(string Slug, string Language, bool PdfA), Booklet> made = new();

    public Installation Installation { get; } = new();

    public async Task InitializeAsync()
    {
        await Installation.InitializeAsync();
        await Installation.Get<SeedProcess>().ExecuteAsync(new(), Actor.Operator, default);
        await Installation.Get<SeedTraining>().ExecuteAsync(new(Participants: 0, Starts: new DateOnly(2026, 10, 20)), Actor.Operator, default);
    }

    public Task DisposeAsync() => Installation.DisposeAsync();

    /// <summary>The booklet as the public gets it, made once.</summary>
    public async Task<Booklet> Of(string slug, string language, bool pdfA = false)
    {
        if (made.TryGetValue((slug, language, pdfA), out var known)) return known;
        return made.GetOrAdd((slug, language, pdfA), await Make(slug, language, pdfA, Actor.Public) ?? throw new InvalidOperationException("The public gets no such booklet."));
    }

    public async Task<Booklet?> Make(string slug, string language, bool pdfA, Actor actor, Uri? online = null)
    {
        using var output = new MemoryStream();
        var report = await Installation.Get<BookletPaper>().WriteAsync(slug, language, pdfA, output, actor, default, online: online);
        return report is null ? null : new Booklet(output.ToArray(), report);
    }

    public sealed record Booklet(byte[] Pdf, RenderReport Report);
}
