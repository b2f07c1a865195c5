using MudBlazor;

namespace Dushanbe.Conference.Web.Desks.Frame;

/// <summary>MudBlazor's theme: the values of <c>wwwroot/css/tokens.css</c> under the names MudBlazor has for them.</summary>
internal static class DeskLook
{
    private static readonly string[] Sans = ["Noto Sans", "sans-serif"];
    private static readonly string[] Serif = ["Noto Serif", "serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#14385f",
            PrimaryContrastText = "#ffffff",
            Secondary = "#7a5710",
            Tertiary = "#a87b23",
            Info = "#1b4f8a",
            Success = "#1d6b50",
            Warning = "#8a5200",
            Error = "#a3232e",
            Background = "#faf7f1",
            Surface = "#ffffff",
            AppbarBackground = "#ffffff",
            AppbarText = "#1b2430",
            DrawerBackground = "#0c2440",
            DrawerText = "#f6f1e6",
            DrawerIcon = "#f6f1e6",
            TextPrimary = "#1b2430",
            TextSecondary = "#5b6776",
            ActionDefault = "#5b6776",
            LinesDefault = "#ded7c8",
            TableLines = "#ded7c8",
            Divider = "#ded7c8",
            LinesInputs = "#767f8b",
            TableHover = "#e8eef5",
            OverlayDark = "rgba(12,36,64,.45)",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#a9caef",
            PrimaryContrastText = "#0b1522",
            Secondary = "#e2bd71",
            SecondaryContrastText = "#0b1522",
            Tertiary = "#d9ae57",
            TertiaryContrastText = "#0c1a2b",
            Info = "#93bdee",
            InfoContrastText = "#0b1522",
            Success = "#73c9a5",
            SuccessContrastText = "#0b1522",
            Warning = "#e8b466",
            WarningContrastText = "#0b1522",
            Error = "#f29a9f",
            ErrorContrastText = "#0b1522",
            Background = "#0b1522",
            Surface = "#121f30",
            AppbarBackground = "#121f30",
            AppbarText = "#ece7db",
            DrawerBackground = "#081019",
            DrawerText = "#f6f1e6",
            DrawerIcon = "#f6f1e6",
            TextPrimary = "#ece7db",
            TextSecondary = "#a6b2c1",
            ActionDefault = "#a6b2c1",
            LinesDefault = "#26374c",
            TableLines = "#26374c",
            Divider = "#26374c",
            LinesInputs = "#7a8ca2",
            TableHover = "#182c45",
            OverlayDark = "rgba(8,16,25,.6)",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Sans, FontSize = ".84375rem", LineHeight = "1.35", LetterSpacing = "normal" },
            H1 = new H1Typography { FontFamily = Serif, FontSize = "1.375rem", FontWeight = "700" },
            H2 = new H2Typography { FontFamily = Serif, FontSize = "1.1875rem", FontWeight = "700" },
            H3 = new H3Typography { FontFamily = Sans, FontSize = ".9375rem", FontWeight = "700" },
            Body2 = new Body2Typography { FontFamily = Sans, FontSize = ".78125rem" },
            Caption = new CaptionTypography { FontFamily = Sans, FontSize = ".78125rem" },
            Button = new ButtonTypography { FontFamily = Sans, FontSize = ".84375rem", FontWeight = "700", TextTransform = "none", LetterSpacing = "normal" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "4px", AppbarHeight = "52px", DrawerWidthLeft = "204px" },
    };
}
