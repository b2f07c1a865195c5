namespace Dushanbe.Conference.Web.Kit;

/// <summary>The values of a posted form. One that is not understood must not widen what was asked for, so all are asked before any is used.</summary>
internal sealed class Posted
{
    internal delegate bool Reader<T>(string word, out T value);

    /// <summary>Whether every value so far was understood.</summary>
    public bool IsUnderstood { get; private set; } = true;

    /// <summary>A value; null where it is empty, or not understood.</summary>
    public T? Read<T>(string? word, Reader<T> read) where T : struct
    {
        if (string.IsNullOrEmpty(word)) return null;
        if (read(word, out var value)) return value;
        IsUnderstood = false;
        return null;
    }

    /// <summary>One of the words of a list; a number or several words are none, although <see cref="Enum"/> reads them.</summary>
    public T? Word<T>(string? word) where T : struct, Enum =>
        Read(word, (string text, out T value) => Enum.TryParse(text, out value) && Enum.GetName(value) == text);
}
