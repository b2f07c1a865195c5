using System.Globalization;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Tests.Papers.Badges;

/// <summary>Reads codes from the picture of a page, with two programs that know nothing of ours.</summary>
internal static class Codes
{
    /// <summary>The texts of the codes on each page, in alphabetical order on a page.</summary>
    /// <param name="pdf">The file.</param>
    /// <param name="dotsPerInch">How finely it is drawn; a guard's telephone sees less than a scanner.</param>
    public static string[][] Read(byte[] pdf, int dotsPerInch = 100) => Tool.WithFile(pdf, ".pdf", path =>
    {
        var folder = Directory.CreateTempSubdirectory("codes-").FullName;
        try
        {
            var drawn = Tool.Run("pdftoppm", "-r", dotsPerInch.ToString(CultureInfo.InvariantCulture), "-gray", path, Path.Combine(folder, "page"));
            Assert.True(drawn.Code == 0, drawn.Errors);
            var pictures = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToArray();
            return pictures.Select(picture => Tool.Run("zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", picture).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).ToArray()).ToArray();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    });
}
