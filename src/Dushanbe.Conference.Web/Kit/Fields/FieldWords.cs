namespace Dushanbe.Conference.Web.Kit.Fields;

/// <summary>The words inside of fields; the texts lie beside it.</summary>
public sealed class FieldWords;
