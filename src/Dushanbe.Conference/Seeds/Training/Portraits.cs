using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Seeds.Training;

/// <summary>The rough origin of a person, for choosing a drawn face.</summary>
internal enum Region
{
    CentralAsia,
    EastAsia,
    SouthAsia,
    MiddleEast,
    Gulf,
    Caucasus,
    Europe,
    Africa,
}

/// <summary>A drawn face and its variation.</summary>
internal readonly record struct Sitter(Region Region, bool Woman, int Index);

/// <summary>Drawn portraits instead of photographs, reproducible by seed.</summary>
internal sealed class Portraits(int seed)
{
    // 35 by 45 mm at 300 dots an inch, as a badge prints it
    private const int Width = 413;
    private const int Height = 531;

    private static readonly (string Light, string Shade)[] Skins =
    [
        ("#f3d9c6", "#e2bfa6"), ("#f0cfb4", "#dcb394"), ("#e2b48f", "#c9966e"), ("#c98f66", "#ad744c"), ("#a56d47", "#875433"), ("#7a4a2e", "#5f3720"),
    ];

    private static readonly string[] DarkHair = ["#12100f", "#1b1512", "#241a14", "#2a2624", "#3a2418", "#171310"];
    private static readonly string[] FairHair = ["#8a5a34", "#6b4a2f", "#b8a88f", "#c9b79a", "#3a2418", "#8a857f", "#a5562f", "#241a14"];
    private static readonly string[] Coats = ["#22324a", "#303a2f", "#3b3f4a", "#1f3b3b", "#4a1f3a", "#28415c", "#3a2a2a", "#1c4f63", "#26303f", "#54324a", "#3f4a34"];
    private static readonly string[] Accents = ["#7d2230", "#a87b23", "#38557a", "#1d6b50", "#5b6776", "#6a3f7a", "#c9a24d"];
    private static readonly string[] Grounds = ["#eceef0/#d3d8dd", "#f0ede8/#dcd6cd", "#e8eef2/#c9d6df", "#eef0ea/#d4d9cc", "#f2f2f2/#dedede"];

    private static readonly List<Face> Faces = SeedResources.Read<List<Face>>("Training.faces");

    /// <summary>Variations for each sex: enough that portraits are rarely shared, few enough that seeding stays fast.</summary>
    public static int VariationsOf(Region region) => region == Region.CentralAsia ? 48 : 16;

    /// <summary>The portrait as a JPEG file, 7 to 9. Safe to call from several threads.</summary>
    public byte[] Draw(Sitter sitter)
    {
        var dice = new Dice(seed, $"portrait {sitter.Region} {sitter.Woman} {sitter.Index}");
        var suitable = Faces.Where(face => face.Woman == sitter.Woman && face.Regions.Contains(sitter.Region)).ToList();
        // cycling through the faces keeps similar ones apart
        var face = suitable[sitter.Index % suitable.Count];
        var svg = Colored(SeedResources.Text($"Training.Faces.{face.Name}.svg"), face, sitter, dice);
        if (dice.Chance(50)) svg = Mirrored(svg);
        return VectorDrawing.FromSvg(svg, face.Name).ToJpeg(Width, Height);
    }

    private static string Colored(string svg, Face face, Sitter sitter, Dice dice)
    {
        var changes = new List<(string From, string To)>();
        var (from, to) = (Skins[face.Skin - 1], Skins[Skin(sitter.Region, dice) - 1]);
        changes.Add((from.Light, to.Light));
        changes.Add((from.Shade, to.Shade));
        var hair = dice.Of(sitter.Region == Region.Europe ? FairHair : DarkHair);
        changes.AddRange(face.Hair.Select(color => (color, hair)));
        var coat = dice.Of(Coats);
        // uniforms keep their colour
        if (!face.Uniform) changes.AddRange(face.Coat.Select(color => (color, coat)));
        var accent = dice.Of(Accents);
        changes.AddRange(face.Accent.Select(color => (color, accent)));
        var ground = dice.Of(Grounds).Split('/');
        changes.Add(("#eceef0", ground[0]));
        changes.Add(("#d3d8dd", ground[1]));
        return Replaced(svg, changes);
    }

    // via placeholders, so that one replacement does not affect another
    private static string Replaced(string svg, List<(string From, string To)> changes)
    {
        foreach (var (mark, change) in changes.Index()) svg = svg.Replace(change.From, $"@{mark:00}@", StringComparison.Ordinal);
        foreach (var (mark, change) in changes.Index()) svg = svg.Replace($"@{mark:00}@", change.To, StringComparison.Ordinal);
        return svg;
    }

    private static string Mirrored(string svg)
    {
        var start = svg.IndexOf("</defs>", StringComparison.Ordinal) + "</defs>".Length;
        var end = svg.LastIndexOf("</svg>", StringComparison.Ordinal);
        return $"""{svg[..start]}<g transform="translate(140 0) scale(-1 1)">{svg[start..end]}</g></svg>""";
    }

    private static int Skin(Region region, Dice dice) => region switch
    {
        Region.Europe => 1 + dice.Below(2),
        Region.EastAsia => 1 + dice.Below(3),
        Region.Caucasus => 2 + dice.Below(2),
        Region.CentralAsia => 2 + dice.Below(3),
        Region.SouthAsia => 4 + dice.Below(2),
        Region.Africa => 5 + dice.Below(2),
        _ => 3 + dice.Below(2),
    };

    private sealed record Face
    {
        public required string Name { get; init; }
        public bool Woman { get; init; }
        public required int Skin { get; init; }
        public IReadOnlyList<string> Hair { get; init; } = [];
        public IReadOnlyList<string> Coat { get; init; } = [];
        public IReadOnlyList<string> Accent { get; init; } = [];
        public bool Uniform { get; init; }
        public required IReadOnlyList<Region> Regions { get; init; }
    }
}
