namespace Dushanbe.Conference.Printing.Text;

/// <summary>
/// The metrics of a face for underlines, strikethrough, superscripts and subscripts, in ems. Where they are missing or
/// impossible, the usual proportions are used.
/// </summary>
/// <param name="UnderlineTop">From the baseline down to the upper edge of an underline.</param>
/// <param name="UnderlineThickness">The thickness of an underline.</param>
/// <param name="StrikeTop">From the baseline up to the upper edge of a line through the letters.</param>
/// <param name="StrikeThickness">The thickness of that line.</param>
/// <param name="Superscript">How superscripts stand.</param>
/// <param name="Subscript">How subscripts stand.</param>
public readonly record struct FaceStrokes(
    float UnderlineTop, float UnderlineThickness, float StrikeTop, float StrikeThickness, ScriptPlace Superscript, ScriptPlace Subscript)
{
    private const float Thickness = 0.05f;

    /// <summary>Reads the tables "post" and "OS/2".</summary>
    internal static FaceStrokes Of(FontTables tables, int unitsPerEm)
    {
        var underline = Within(Ems(8, "post"), -0.5f, -0.01f, -0.1f);
        return new(
            -underline, Within(Ems(10, "post"), 0.01f, 0.2f, Thickness), Within(Ems(28), 0.1f, 0.6f, 0.3f), Within(Ems(26), 0.01f, 0.2f, Thickness),
            new(Within(Ems(20), 0.4f, 0.8f, 0.6f), Within(Ems(24), 0.1f, 0.6f, 0.35f)),
            new(Within(Ems(12), 0.4f, 0.8f, 0.6f), -Within(Ems(16), 0.05f, 0.4f, 0.15f)));

        float Ems(int offset, string table = "OS/2") => tables.Signed(table, offset) / (float)unitsPerEm;
    }

    private static float Within(float value, float least, float most, float usual) => value >= least && value <= most ? value : usual;
}

/// <summary>How letters above or below the line stand.</summary>
/// <param name="Scale">Their size as a part of that of the text around them.</param>
/// <param name="Rise">How far their baseline lies above that of the text, in ems of that text; negative below it.</param>
public readonly record struct ScriptPlace(float Scale, float Rise)
{
    /// <summary>Letters on the line.</summary>
    public static ScriptPlace OnLine { get; } = new(1, 0);
}
