namespace Dushanbe.Conference.Printing.Drawing;

/// <summary>A size in points (1/72 inch).</summary>
public readonly record struct Size(float Width, float Height);

/// <summary>A rectangle in points; the origin is the top left corner of the page and y grows downwards.</summary>
public readonly record struct Rectangle(float X, float Y, float Width, float Height)
{
    /// <summary>The x of the right edge.</summary>
    public float Right => X + Width;

    /// <summary>The y of the lower edge.</summary>
    public float Bottom => Y + Height;
}

/// <summary>An opaque or translucent sRGB colour.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
/// <param name="Alpha">0 (invisible) to 255 (opaque).</param>
public readonly record struct Color(byte Red, byte Green, byte Blue, byte Alpha = 255)
{
    /// <summary>Opaque black.</summary>
    public static Color Black { get; } = new(0, 0, 0);

    /// <summary>Opaque white.</summary>
    public static Color White { get; } = new(255, 255, 255);

    /// <summary>Reads <c>#rrggbb</c>.</summary>
    /// <exception cref="FormatException">The text is not a hash and six hexadecimal digits.</exception>
    public static Color Parse(string hex)
    {
        ArgumentNullException.ThrowIfNull(hex);
        if (hex.Length != 7 || hex[0] != '#') throw new FormatException($"'{hex}' is not a colour of the form #rrggbb.");
        var bytes = Convert.FromHexString(hex.AsSpan(1));
        return new(bytes[0], bytes[1], bytes[2]);
    }
}

/// <summary>Lengths on paper.</summary>
public static class Length
{
    /// <summary>Points in a millimetre.</summary>
    public const float PointsPerMillimetre = 72f / 25.4f;

    /// <summary>Converts millimetres to points.</summary>
    public static float Mm(double millimetres) => (float)(millimetres * PointsPerMillimetre);
}
