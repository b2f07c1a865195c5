using System.Net;
using System.Text;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files.Pictures;
using Dushanbe.Conference.Grants;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Web.Tests.Desks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Dushanbe.Conference.Web.Tests.Attacks;

/// <summary>
/// One server for all attacks over HTTP: an edition full of markup, one full of formulas, and two that differ in what they are
/// called. Whatever it logs as an error is a fault of the server.
/// </summary>
public sealed class AttackedInstallation : WebInstallation, IAsyncLifetime, ILoggerProvider, ILogger
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> errors = [];

    internal Trap Marked { get; private set; } = null!;

    internal Trap Calculated { get; private set; } = null!;

    internal Trap Own { get; private set; } = null!;

    internal Trap Beside { get; private set; } = null!;

    /// <summary>A report of an import whose every row is wrong.</summary>
    public Guid Report { get; private set; }

    /// <summary>Somebody who may do everything.</summary>
    public HttpClient Owner { get; private set; } = null!;

    /// <summary>The cookies of that browser.</summary>
    public string OwnerCookie { get; private set; } = "";

    /// <summary>Keeps the people of one delegation of <see cref="Own"/>.</summary>
    public HttpClient FocalPoint { get; private set; } = null!;

    /// <summary>What the server has logged as an error.</summary>
    public IReadOnlyCollection<string> Errors => errors;

    /// <summary>Forgets what was logged before a test.</summary>
    public void Forget() => errors.Clear();

    public async Task InitializeAsync()
    {
        // starts it
        Assert.NotNull(Services);
        Marked = await Trap.SetAsync(this, "marked", _ => Trap.Markup);
        Calculated = await Trap.SetAsync(this, "calculated", number => $"{FormulaTests.Beginnings[number % FormulaTests.Beginnings.Length]}cmd|' /C calc'!A{number}");
        (Own, Beside) = (await Trap.SetAsync(this, "own", number => $"Owned {number}"), await Trap.SetAsync(this, "beside", number => $"Besides {number}"));
        foreach (var person in new[] { Own.Person.Id, Beside.Person.Id })
            await Get<SetPhoto>().ExecuteAsync(new(person, new PhotoUpload("me.png", Picture)), Organizer, default);
        var (_, ownerEmail, ownerPassword) = await AccountAsync(Roles.Owner);
        Owner = CreateClient();
        OwnerCookie = string.Join("; ", (await Owner.SignInAsync(ownerEmail, ownerPassword)).Headers.GetValues("Set-Cookie").Select(each => each.Split(';')[0]));
        Owner.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var (id, email, password) = await AccountAsync();
        Assert.IsType<GiveRole.Outcome.Given>(await Get<GiveRole>().ExecuteAsync(new(id, Roles.FocalPoint, GrantScope.Delegation, Own.Delegation.Id), Organizer, default));
        FocalPoint = CreateClient();
        Assert.Equal(HttpStatusCode.Redirect, (await FocalPoint.SignInAsync(email, password)).StatusCode);
        FocalPoint.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        Report = await ReportAsync();
    }

    /// <summary>Approves the own person again: a photo that the focal point sends puts them back to review, without a badge.</summary>
    public async Task ApproveAgainAsync()
    {
        await using var db = await Get<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync();
        await db.Participants.Where(each => each.Id == Own.Person.Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.State, AccreditationState.Approved));
        var badges = await db.Badges.Where(each => each.ParticipantId == Own.Person.Id).OrderByDescending(each => each.VoidedAt).Select(each => new { each.Id, each.VoidedAt }).ToListAsync();
        if (badges.TrueForAll(each => each.VoidedAt is not null)) await db.Badges.Where(each => each.Id == badges[0].Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.VoidedAt, (DateTime?)null));
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    internal static byte[] Picture { get; } = Draw();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureLogging(logging => logging.AddProvider(this));
    }

    ILogger ILoggerProvider.CreateLogger(string categoryName) => this;

    bool ILogger.IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel >= LogLevel.Error) errors.Enqueue($"{formatter(state, exception)} {exception?.GetType().Name}: {exception?.Message}");
    }

    // each cell begins as a formula, and none is understood
    private async Task<Guid> ReportAsync()
    {
        var desk = await ExchangeDesk.OpenAsync(this, Calculated.Slug);
        var rows = string.Concat(FormulaTests.Beginnings.Where(each => !char.IsControl(each)).Select(each => $"{each}1+1,{each}2+2,{each}TJ,{each}Q,{each}head,{each}now,not an address {each}\n"));
        var id = await desk.SendAsync(Encoding.UTF8.GetBytes($"given,family,iso2,category,capacity,registered,email\n{rows}"), "=1+1.csv");
        Assert.NotNull((await desk.RunAsync(id, dryRun: true)).Report);
        return id;
    }

    private static byte[] Draw()
    {
        using var picture = new SkiaSharp.SKBitmap(400, 500);
        using var bytes = picture.Encode(SkiaSharp.SKEncodedImageFormat.Png, 90);
        return bytes.ToArray();
    }
}

[CollectionDefinition(Name)]
public sealed class AttackTests : ICollectionFixture<AttackedInstallation>
{
    public const string Name = "Attacks";
}
