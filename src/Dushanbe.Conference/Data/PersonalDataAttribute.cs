namespace Dushanbe.Conference.Data;

/// <summary>Marks what identifies or reaches a person, so that export, erasure and retention find it and journals name it without quoting it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalDataAttribute : Attribute;
