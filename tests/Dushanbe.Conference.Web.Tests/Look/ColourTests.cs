using System.Reflection;
using System.Text.RegularExpressions;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Web.Desks.Frame;
using MudBlazor;
using MudBlazor.Utilities;
using Color = Dushanbe.Conference.Printing.Drawing.Color;

namespace Dushanbe.Conference.Web.Tests.Look;

/// <summary>Screens, MudBlazor's pieces and papers have one set of colours, which stands in <c>tokens.css</c>.</summary>
public sealed class ColourTests
{
    private static readonly string Tokens = StyleSheet.Blocks(StyleSheet.At("css/tokens.css").Text).Single(block => block.Head == "@layer tokens").Body!;

    private static readonly Dictionary<string, string> Light = Of(":root"), Chosen = Of(""":root[data-theme="dark"]"""), Paper = Of("@media print", ":root, :root[data-theme]");

    // each name of MudBlazor's that desks see, and the role it plays
    private static readonly (string Token, Func<MudBlazor.Palette, MudColor> Of)[] Mud =
    [
        ("page", each => each.Background), ("sunken", each => each.BackgroundGray), ("surface", each => each.Surface),
        ("text", each => each.TextPrimary), ("text-muted", each => each.TextSecondary), ("text-muted", each => each.TextDisabled),
        ("brand", each => each.Primary), ("on-brand", each => each.PrimaryContrastText),
        ("accent-text", each => each.Secondary), ("surface", each => each.SecondaryContrastText),
        ("accent", each => each.Tertiary), ("on-accent", each => each.TertiaryContrastText),
        ("info", each => each.Info), ("on-brand", each => each.InfoContrastText),
        ("success", each => each.Success), ("on-success", each => each.SuccessContrastText),
        ("warning", each => each.Warning), ("on-warning", each => each.WarningContrastText),
        ("danger", each => each.Error), ("on-danger", each => each.ErrorContrastText),
        ("masthead", each => each.Dark), ("on-masthead", each => each.DarkContrastText),
        ("surface", each => each.AppbarBackground), ("text", each => each.AppbarText),
        ("masthead", each => each.DrawerBackground), ("on-masthead", each => each.DrawerText), ("on-masthead", each => each.DrawerIcon),
        ("text-muted", each => each.ActionDefault), ("text-muted", each => each.ActionDisabled), ("sunken", each => each.ActionDisabledBackground),
        ("line", each => each.LinesDefault), ("control", each => each.LinesInputs), ("line", each => each.Divider), ("line", each => each.DividerLight),
        ("line", each => each.TableLines), ("brand-tint", each => each.TableHover), ("page", each => each.TableStriped),
        ("scrim", each => each.OverlayDark), ("sunken", each => each.Skeleton),
    ];

    // each colour of papers, and its role; quiet words are those of a printed page
    private static readonly Dictionary<string, string> OnPaper = new()
    {
        ["Lapis"] = Light["--color-brand"],
        ["DeepLapis"] = Light["--color-masthead"],
        ["Gold"] = Light["--color-accent"],
        ["GoldOnLapis"] = Light["--color-accent-on-masthead"],
        ["GoldText"] = Light["--color-accent-text"],
        ["Ivory"] = Light["--color-on-masthead"],
        ["OnLapisMuted"] = Light["--color-on-masthead-muted"],
        ["Sunken"] = Light["--color-sunken"],
        ["Ink"] = Light["--color-text"],
        ["Slate"] = Light["--color-text-muted"],
        ["Small"] = Paper["--color-text-muted"],
        ["Line"] = Light["--color-line"],
        ["StrongLine"] = Light["--color-line-strong"],
        ["Control"] = Light["--color-control"],
        ["Warning"] = Light["--color-warning"],
    };

    [Fact]
    public void Both_ways_into_the_dark_show_the_same_values()
    {
        Assert.Equal(Chosen, Of("@media screen and (prefers-color-scheme: dark)", """:root:not([data-theme="light"])"""));
        Assert.True(Chosen.Count(each => each.Key.StartsWith("--color-", StringComparison.Ordinal)) > 30);
        Assert.Subset(Light.Keys.ToHashSet(), Chosen.Keys.ToHashSet());
    }

    [Fact]
    public void MudBlazors_light_theme_has_the_colours_of_the_tokens() => Same(DeskLook.Theme.PaletteLight, Light);

    [Fact]
    public void MudBlazors_dark_theme_has_the_colours_of_the_tokens() => Same(DeskLook.Theme.PaletteDark, new Dictionary<string, string>([.. Light.Where(each => !Chosen.ContainsKey(each.Key)), .. Chosen]));

    [Fact]
    public void Papers_have_the_colours_of_the_tokens()
    {
        var printed = typeof(Papers.Palette).GetProperties(BindingFlags.Static | BindingFlags.Public).Where(each => each.PropertyType == typeof(Color)).ToDictionary(each => each.Name, each => Hex((Color)each.GetValue(null)!));

        Assert.Equal(OnPaper.OrderBy(each => each.Key), printed.OrderBy(each => each.Key));
    }

    [Theory, MemberData(nameof(CategoryColours))]
    public void A_category_has_the_same_colour_on_paper_as_on_screen(CategoryColor colour)
    {
        var (ground, words) = Papers.Palette.Of(colour);
        var name = colour.ToString().ToLowerInvariant();

        Assert.Equal((Light[$"--category-{name}"], Light[$"--on-category-{name}"]), (Hex(ground), Hex(words)));
    }

    [Fact]
    public void No_other_sheet_and_no_markup_writes_a_colour_of_its_own()
    {
        var colour = new Regex(@"#[0-9a-f]{3,8}\b(?![\w-]*\s*[{,.:>+~])|\b(rgb|hsl)a?\(", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);
        var web = Path.Combine(Need.Root(), "src", "Dushanbe.Conference.Web");
        var markup = Directory.EnumerateFiles(web, "*.razor", SearchOption.AllDirectories).ToList();
        var wrong = StyleSheet.All.Where(sheet => sheet.Address != "css/tokens.css").SelectMany(sheet => colour.Matches(sheet.Text).Select(match => $"{sheet.Address}: {match.Value}"))
            .Concat(markup.SelectMany(file => Regex.Matches(File.ReadAllText(file), """(?<=(fill|stroke|style|color)="[^"]*)#[0-9a-f]{3,8}\b""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture).Select(match => $"{Path.GetFileName(file)}: {match.Value}")));

        Assert.Empty(wrong);
        Assert.NotEmpty(markup);
        Assert.Matches(colour, "a { color: #123456; }");
    }

    [Fact]
    public void Pictures_of_our_own_have_the_colours_of_the_tokens()
    {
        var pictures = Directory.GetFiles(Path.Combine(Need.Root(), "src", "Dushanbe.Conference.Web", "wwwroot", "img"), "*.svg").Select(File.ReadAllText).SelectMany(text => Regex.Matches(text, "#[0-9a-f]{6}")).Select(match => match.Value).ToHashSet();

        Assert.Subset(Light.Values.ToHashSet(), pictures);
        Assert.NotEmpty(pictures);
    }

    public static TheoryData<CategoryColor> CategoryColours() => [.. Enum.GetValues<CategoryColor>()];

    private static void Same(MudBlazor.Palette palette, Dictionary<string, string> tokens) =>
        Assert.Equal(Mud.Select(each => (each.Token, tokens[$"--color-{each.Token}"])), Mud.Select(each => (each.Token, Short(each.Of(palette).ToString(MudColorOutputFormats.HexA)))));

    private static string Short(string colour) => colour.EndsWith("ff", StringComparison.OrdinalIgnoreCase) && colour.Length == 9 ? colour[..7] : colour;

    private static string Hex(Color colour) => $"#{colour.Red:x2}{colour.Green:x2}{colour.Blue:x2}";

    // the declarations of a rule of tokens.css, where it stands in a rule for a medium: those of that
    private static Dictionary<string, string> Of(params string[] path)
    {
        var body = Tokens;
        foreach (var head in path) body = StyleSheet.Blocks(body).Single(block => block.Head == head).Body!;
        return StyleSheet.Blocks(body).Select(block => block.Head.Split(':', 2, StringSplitOptions.TrimEntries)).ToDictionary(pair => pair[0], pair => pair[1]);
    }
}
