namespace Dushanbe.Conference.Printing.Tests.Support;

/// <summary>Apache PDFBox Preflight, the judge of PDF/A-1b.</summary>
internal static class Preflight
{
    /// <summary>The last of the Java libraries that it needs and does not bring along.</summary>
    public const string Jar = "/usr/share/java/jaxb-api.jar";
    public const string Package = "libpdfbox2-java libjaxb-api-java libcommons-io-java";

    private static readonly string[] Jars =
    [
        "preflight", "xmpbox", "pdfbox2", "fontbox2", "commons-logging", "commons-io", "jaxb-api", "javax.activation",
    ];

    /// <summary>The text as PDFBox extracts it, which knows nothing of `ActualText` and goes by the order of the content.</summary>
    public static string Text(byte[] pdf) => Tool.WithFile(pdf, ".pdf", path => Tool.Run("java", "-Xmx256m", "-cp",
        "/usr/share/java/pdfbox2-tools.jar:/usr/share/java/pdfbox2.jar:/usr/share/java/fontbox2.jar:/usr/share/java/commons-logging.jar",
        "org.apache.pdfbox.tools.ExtractText", "-encoding", "UTF-8", "-console", path)).Output;

    /// <summary>Fails unless the file is valid PDF/A-1b; the reasons are in the message.</summary>
    public static void AssertValid(byte[] pdf)
    {
        var classPath = string.Join(':', Jars.Select(jar => $"/usr/share/java/{jar}.jar"));
        var result = Tool.WithFile(pdf, ".pdf", path =>
            Tool.Run("java", "-Xmx512m", "-cp", classPath, "org.apache.pdfbox.preflight.Validator_A1b", path));
        Assert.True(result.Code == 0 && result.Output.Contains("is a valid PDF/A-1b file", StringComparison.Ordinal), result.Output + result.Errors);
    }
}
