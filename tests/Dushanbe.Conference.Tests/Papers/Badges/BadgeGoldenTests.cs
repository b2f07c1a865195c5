using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Printing.Tests.Support;
using SkiaSharp;

namespace Dushanbe.Conference.Tests.Papers.Badges;

/// <summary>Both sides of each design as they are printed, beside pictures that people looked at and found right.</summary>
public sealed class BadgeGoldenTests(Installation installation) : IClassFixture<Installation>
{
    private const int DotsPerInch = 100;

    [ToolFact("pdftoppm", "poppler-utils")]
    public async Task Both_sides_of_each_design_look_as_they_always_did()
    {
        var pdf = await PrintAsync();
        var wrong = new List<string>();

        for (var page = 0; page < 6; page++)
        {
            var name = $"{Sheets.Designs[page / 2]}-{(page % 2 == 0 ? "front" : "back")}.png".ToLowerInvariant();
            using var actual = PdfFile.Picture(pdf, DotsPerInch, page + 1);
            var golden = Golden(name);
            if (File.Exists(golden) && LooksLike(SKBitmap.Decode(golden), actual)) continue;
            var kept = Path.Combine(Path.GetTempPath(), name);
            await File.WriteAllBytesAsync(kept, Pictures.Encode(actual, SKEncodedImageFormat.Png, 100));
            wrong.Add($"{kept} does not look like {golden}; if it is right, put it there.");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>That the comparison sees a name that moved by half a millimetre.</summary>
    [Fact]
    public void A_picture_whose_name_moved_a_little_does_not_look_alike()
    {
        using var picture = SKBitmap.Decode(Golden("chancery-front.png"));
        using var moved = picture.Copy();

        for (var y = 422; y > 290; y--)
            for (var x = 25; x < 380; x++)
                moved.SetPixel(x, y, picture.GetPixel(x, y - 2));

        Assert.True(LooksLike(picture, picture));
        Assert.False(LooksLike(picture, moved));
    }

    private static string Golden(string name) => Path.Combine(Need.Root(), "tests", "Dushanbe.Conference.Tests", "Papers", "Badges", "Golden", name);

    private async Task<byte[]> PrintAsync()
    {
        var edition = BadgePrinting.Edition();
        var categories = Sheets.Designs.Select((design, at) => BadgePrinting.Category(edition, design, at)).ToList();
        // in the order of the designs, and with numbers that are the same every time
        var delegations = new[] { "QA", "TJ", "GB" }.Select(iso2 => A.Delegation(edition, iso2)).ToList();
        var people = new[]
        {
            A.Participant(categories[0], delegations[0], "Abdullah bin Mohammed", "Al-Qahtani Al-Otaibi", "عبدالله بن محمد القحطاني العتيبي"),
            A.Participant(categories[1], delegations[1], "Jurabek", "Ghayuri-Qosimzoda Hisori", "Ҷӯрабек Ғаюрӣ-Қосимзодаи Ҳисорӣ"),
            A.Participant(categories[2], delegations[2], "Alison", "Featherstonehaugh-Cholmondeley", native: null),
        };
        var photo = await installation.Get<FileStore>().SaveAsync(Pictures.Jpeg(280, 360), default);
        people[1].Photograph(photo, photo);
        people[2].Photograph(photo, photo);
        var organizers = new[] { "UNOCT", "UNRCCA", "OSCE" }.Select(name => new Organization { Name = LocalizedText.Of(name) }).ToList();
        var partnerships = organizers.Select((each, at) => new Partnership { EditionId = edition.Id, OrganizationId = each.Id, Role = (PartnershipRole)at, Order = at });
        await installation.Add(edition, [.. organizers, .. partnerships, .. categories, .. delegations, .. people, .. people.Select((person, at) => new Badge { EditionId = edition.Id, ParticipantId = person.Id, Number = Numbers[at], IssuedAt = DateTime.UnixEpoch })]);
        return (await installation.PrintAsync(edition)).Pdf;
    }

    private static readonly string[] Numbers = ["7K4M2Q", "2B8L9V", "H3XW5T"];

    /// <summary>Whether two pictures differ in no more than the greys at the edges of letters, which depend on the program that draws them.</summary>
    private static bool LooksLike(SKBitmap one, SKBitmap other)
    {
        if ((one.Width, one.Height) != (other.Width, other.Height)) return false;
        var different = 0;
        for (var y = 0; y < one.Height; y++)
            for (var x = 0; x < one.Width; x++)
                if (Distance(one.GetPixel(x, y), other.GetPixel(x, y)) > 96) different++;
        return different * 1_000 < one.Width * one.Height;

        static int Distance(SKColor a, SKColor b) => Math.Max(Math.Abs(a.Red - b.Red), Math.Max(Math.Abs(a.Green - b.Green), Math.Abs(a.Blue - b.Blue)));
    }
}
