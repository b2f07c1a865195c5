using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Fluent;

/// <summary>What a length is measured in.</summary>
public enum Unit
{
    /// <summary>1/72 inch.</summary>
    Point,

    /// <summary>A thousandth of a metre.</summary>
    Millimetre,

    /// <summary>A hundredth of a metre.</summary>
    Centimetre,

    /// <summary>25.4 mm.</summary>
    Inch,
}

internal static class UnitConversion
{
    public static float ToPoints(this float value, Unit unit) => unit switch
    {
        Unit.Millimetre => Length.Mm(value),
        Unit.Centimetre => Length.Mm(value * 10),
        Unit.Inch => value * 72,
        _ => value,
    };
}
