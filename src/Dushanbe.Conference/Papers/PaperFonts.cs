using Dushanbe.Conference.Printing.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Papers;

/// <summary>Options for additional fonts of the operator.</summary>
public sealed class PaperFontOptions
{
    /// <summary>A folder of .ttf, .otf and .ttc files; empty or absent for none.</summary>
    public string Folder { get; set; } = "";
}

/// <summary>The fonts of this installation's papers. Unusable font files are logged and skipped.</summary>
public sealed partial class PaperFonts
{
    private readonly ILogger<PaperFonts> log;

    /// <summary>Adds the operator's folder; files are read when a text first needs one.</summary>
    public PaperFonts(IOptions<PaperFontOptions> options, ILogger<PaperFonts> log)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.log = log;
        Library = options.Value.Folder.Length == 0 ? FontLibrary.Shipped : FontLibrary.Shipped.WithFolder(options.Value.Folder, fault => Refused(fault.Message));
    }

    /// <summary>The shipped fonts and, behind them, the operator's.</summary>
    public FontLibrary Library { get; }

    [LoggerMessage(LogLevel.Warning, "{Fault} It is left out.")]
    private partial void Refused(string fault);
}
