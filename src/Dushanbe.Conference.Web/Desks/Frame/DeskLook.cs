using Dushanbe.Conference.Web.Frame;
using MudBlazor;

namespace Dushanbe.Conference.Web.Desks.Frame;

/// <summary>MudBlazor's theme: the roles of <c>tokens.css</c> under MudBlazor's names. The rest is in <c>desk/mud.css</c>.</summary>
internal static class DeskLook
{
    private static readonly string[] Sans = ["Noto Sans", "sans-serif"];
    private static readonly string[] Serif = ["Noto Serif", "serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = Dressed(new PaletteLight(), Tokens.Light),
        PaletteDark = Dressed(new PaletteDark(), Tokens.Dark),
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Sans, FontSize = ".84375rem", LineHeight = "1.35", LetterSpacing = "normal" },
            H1 = new H1Typography { FontFamily = Serif, FontSize = "1.375rem", FontWeight = "700" },
            H2 = new H2Typography { FontFamily = Serif, FontSize = "1.1875rem", FontWeight = "700" },
            H3 = new H3Typography { FontFamily = Sans, FontSize = ".9375rem", FontWeight = "700" },
            H6 = new H6Typography { FontFamily = Serif, FontSize = "1.1875rem", FontWeight = "700", LineHeight = "1.2", LetterSpacing = "normal" },
            Subtitle1 = new Subtitle1Typography { FontFamily = Sans, FontSize = ".84375rem", LineHeight = "1.35", LetterSpacing = "normal" },
            Subtitle2 = new Subtitle2Typography { FontFamily = Sans, FontSize = ".78125rem", FontWeight = "700", LineHeight = "1.35", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = Sans, FontSize = ".84375rem", LineHeight = "1.35", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Sans, FontSize = ".78125rem", LineHeight = "1.35", LetterSpacing = "normal" },
            Caption = new CaptionTypography { FontFamily = Sans, FontSize = ".78125rem", LineHeight = "1.35", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Sans, FontSize = ".84375rem", FontWeight = "700", LineHeight = "1.35", TextTransform = "none", LetterSpacing = "normal" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "4px", AppbarHeight = "52px", DrawerWidthLeft = "204px" },
    };

    private static T Dressed<T>(T palette, IReadOnlyDictionary<string, string> tokens) where T : Palette
    {
        (palette.Background, palette.BackgroundGray, palette.Surface) = (tokens["page"], tokens["sunken"], tokens["surface"]);
        (palette.TextPrimary, palette.TextSecondary, palette.TextDisabled) = (tokens["text"], tokens["text-muted"], tokens["text-muted"]);
        (palette.Primary, palette.PrimaryContrastText) = (tokens["brand"], tokens["on-brand"]);
        (palette.Secondary, palette.SecondaryContrastText) = (tokens["accent-text"], tokens["surface"]);
        (palette.Tertiary, palette.TertiaryContrastText) = (tokens["accent"], tokens["on-accent"]);
        (palette.Info, palette.InfoContrastText) = (tokens["info"], tokens["on-brand"]);
        (palette.Success, palette.SuccessContrastText) = (tokens["success"], tokens["on-success"]);
        (palette.Warning, palette.WarningContrastText) = (tokens["warning"], tokens["on-warning"]);
        (palette.Error, palette.ErrorContrastText) = (tokens["danger"], tokens["on-danger"]);
        (palette.Dark, palette.DarkContrastText) = (tokens["masthead"], tokens["on-masthead"]);
        (palette.AppbarBackground, palette.AppbarText) = (tokens["surface"], tokens["text"]);
        (palette.DrawerBackground, palette.DrawerText, palette.DrawerIcon) = (tokens["masthead"], tokens["on-masthead"], tokens["on-masthead"]);
        (palette.ActionDefault, palette.ActionDisabled, palette.ActionDisabledBackground) = (tokens["text-muted"], tokens["text-muted"], tokens["sunken"]);
        (palette.LinesDefault, palette.LinesInputs, palette.Divider, palette.DividerLight) = (tokens["line"], tokens["control"], tokens["line"], tokens["line"]);
        (palette.TableLines, palette.TableHover, palette.TableStriped) = (tokens["line"], tokens["brand-tint"], tokens["page"]);
        (palette.OverlayDark, palette.Skeleton) = (tokens["scrim"], tokens["sunken"]);
        return palette;
    }
}
