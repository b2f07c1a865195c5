namespace Dushanbe.Conference.Printing.Layout;

/// <summary>A document that cannot be laid out; the message names the element, its place in the document and its size.</summary>
public sealed class LayoutException : Exception
{
    /// <summary>Says what is wrong with the document.</summary>
    public LayoutException(string message) : base(message)
    {
    }

    internal static LayoutException Of(Misfit? misfit, int page, string crowding = "")
    {
        if (misfit is null) return new($"Page {page}: an element does not fit and did not say why.");
        var label = misfit.Part ?? misfit.Path?.Element.Label ?? "The page";
        return new(FormattableString.Invariant(
            $"{label} needs {misfit.Need.Width:0.#} x {misfit.Need.Height:0.#} pt but page {page} offers it {misfit.Space.Width:0.#} x {misfit.Space.Height:0.#} pt{crowding}: {misfit.Path}"));
    }
}
