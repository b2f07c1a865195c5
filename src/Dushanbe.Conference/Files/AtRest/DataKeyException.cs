namespace Dushanbe.Conference.Files.AtRest;

/// <summary>The key that stored files and fields are encrypted with is missing or cannot be opened; the message is for the operator.</summary>
public sealed class DataKeyException(string message) : Exception(message);
