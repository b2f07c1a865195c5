using System.Text;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Work;

namespace Dushanbe.Conference.Tests.Exchange;

/// <summary>A report quotes cells of a file; whoever may not see contact data sees none in it.</summary>
public sealed class ImportReportContactsTests(Installation installation) : IClassFixture<Installation>
{
    private static readonly string[] Contacts = ["at home", "f@example", "992372210000", "1.5", "bob.brown@example.org", "+992 37 221-00-00", "eve@example.org"];

    [Fact]
    public async Task Addresses_and_numbers_are_hidden_from_whoever_may_not_see_them_and_from_nobody_else()
    {
        var desk = await Desk.OpenAsync(installation);
        var table = "given,family,iso2,organization,email,phone,E-mail\n" +
            "Ali,Karimov,TJ,,at home,1.5,\n" +
            "Ann,Lee,TJ,,f@example,992372210000992372210000,\n" +
            "Eve,Black,XX,\"Customs\nBob,Brown,TJ,,bob.brown@example.org,+992 37 221-00-00,eve@example.org\",,,\n";
        var received = Assert.IsType<ReceiveImport.Outcome.Received>(await installation.Get<ReceiveImport>().ExecuteAsync(new(desk.Edition.Id, "people.csv", new MemoryStream(Encoding.UTF8.GetBytes(table))), A.Organizer, default));
        await installation.Get<StartImport>().ExecuteAsync(new(desk.Edition.Id, received.CaseId, DryRun: true), A.Organizer, default);
        await installation.Get<WorkRunner>().RunNextAsync(default);

        var whole = await ReadAsync(A.Organizer);
        var masked = await ReadAsync(A.Clerk(desk.Edition, Permission.ReadDesk, Permission.ExchangeParticipants));

        Assert.All(Contacts, each => Assert.Contains(each, whole, StringComparison.Ordinal));
        Assert.All(Contacts, each => Assert.DoesNotContain(each, masked, StringComparison.Ordinal));
        // all else is told: the rows, the columns and what is wrong with them
        Assert.Contains("XX", masked, StringComparison.Ordinal);
        Assert.Contains("Customs", masked, StringComparison.Ordinal);
        Assert.Equal(whole.Split("\r\n").Length, masked.Split("\r\n").Length);

        async Task<string> ReadAsync(Actor actor)
        {
            using var file = new MemoryStream();
            await (await installation.Get<ReadImport>().ReadAsync(desk.Edition.Id, received.CaseId, actor, default))!.Report!.WriteCsvAsync(file, "en", default);
            return Encoding.UTF8.GetString(file.ToArray());
        }
    }
}
