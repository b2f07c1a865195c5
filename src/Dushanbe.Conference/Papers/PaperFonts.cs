using Dushanbe.Conference.Printing.Text;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Papers;

/// <summary>Where an operator puts fonts for scripts that the press does not ship.</summary>
public sealed class PaperFontOptions
{
    /// <summary>A folder of .ttf and .otf files; empty or absent for none.</summary>
    public string Folder { get; set; } = "";
}

/// <summary>The fonts of this installation's papers.</summary>
public sealed class PaperFonts(IOptions<PaperFontOptions> options)
{
    /// <summary>The shipped fonts and, behind them, the operator's.</summary>
    public FontLibrary Library { get; } = options.Value.Folder.Length == 0 ? FontLibrary.Shipped : FontLibrary.Shipped.WithFolder(options.Value.Folder);
}
