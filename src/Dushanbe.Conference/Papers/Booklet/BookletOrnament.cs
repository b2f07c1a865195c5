using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Papers.Booklet;

/// <summary>
/// The ground of the booklet's cover: a girih lattice of eight-pointed stars in hairlines that fade from the upper corner, and
/// a frame. The fading is mixed into the colour of each line, so that no transparency is needed and archives accept it.
/// </summary>
internal static class BookletOrnament
{
    private const float Inset = 6;
    private const float Tile = 17;
    private const float Strength = 0.3f;

    // the radii of the pattern's corners in units of a tile: points and hollows of the outer and of the inner star
    private const float OuterPoint = 36f / 72;
    private const float OuterHollow = 27.55f / 72;
    private const float InnerPoint = 15.5f / 72;
    private const float InnerHollow = 11.86f / 72;

    private static readonly Color[] Shades = [.. Enumerable.Range(0, 32).Select(step => Mix(step / 31f))];

    /// <summary>Draws it over a whole page.</summary>
    public static void Draw(ICanvas canvas, Rectangle page)
    {
        var frame = new Rectangle(page.X + Length.Mm(Inset), page.Y + Length.Mm(Inset), page.Width - Length.Mm(2 * Inset), page.Height - Length.Mm(2 * Inset));
        canvas.Save();
        canvas.Clip(frame);
        var tile = Length.Mm(Tile);
        for (var y = frame.Y; y < frame.Bottom; y += tile)
            for (var x = frame.X; x < frame.Right; x += tile)
                DrawStar(canvas, frame, x + (tile / 2), y + (tile / 2), tile);
        canvas.Restore();
        canvas.Stroke(frame, Palette.Gold, Length.Mm(0.35));
    }

    private static void DrawStar(ICanvas canvas, Rectangle frame, float x, float y, float tile)
    {
        for (var corner = 0; corner < 16; corner++)
        {
            var isHollow = corner % 2 == 1;
            var outer = At(corner, isHollow ? OuterHollow : OuterPoint);
            var inner = At(corner, isHollow ? InnerPoint : InnerHollow);
            Line(outer, At(corner + 1, isHollow ? OuterPoint : OuterHollow), 1);
            Line(inner, At(corner + 1, isHollow ? InnerHollow : InnerPoint), 0.7f);
            if (isHollow) Line(outer, inner, 0.7f);
        }

        (float X, float Y) At(int corner, float radius)
        {
            var (sine, cosine) = MathF.SinCos(corner * MathF.PI / 8);
            return (x + (radius * tile * cosine), y + (radius * tile * sine));
        }

        void Line((float X, float Y) from, (float X, float Y) to, float strength)
        {
            var seen = strength * Fade(frame, (from.X + to.X) / 2, (from.Y + to.Y) / 2);
            var shade = (int)MathF.Round(seen * (Shades.Length - 1));
            if (shade > 0) canvas.Line(from.X, from.Y, to.X, to.Y, Shades[shade], tile / 72);
        }
    }

    /// <summary>How much of a line is seen: all of it at the upper right, none from the middle on.</summary>
    private static float Fade(Rectangle frame, float x, float y)
    {
        var (sine, cosine) = MathF.SinCos(200 * MathF.PI / 180);
        var length = (frame.Width * MathF.Abs(sine)) + (frame.Height * MathF.Abs(cosine));
        var along = 0.5f + ((((x - frame.X - (frame.Width / 2)) * sine) - ((y - frame.Y - (frame.Height / 2)) * cosine)) / length);
        return Math.Clamp((0.46f - along) / 0.38f, 0, 1);
    }

    private static Color Mix(float seen)
    {
        byte Part(byte ground, byte line) => (byte)MathF.Round(ground + ((line - ground) * Strength * seen));
        var (ground, line) = (Palette.DeepLapis, Palette.GoldOnLapis);
        return new(Part(ground.Red, line.Red), Part(ground.Green, line.Green), Part(ground.Blue, line.Blue));
    }
}
