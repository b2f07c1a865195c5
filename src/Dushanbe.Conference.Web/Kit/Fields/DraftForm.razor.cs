namespace Dushanbe.Conference.Web.Kit.Fields;

public partial class DraftForm
{
    [LoggerMessage(2004, LogLevel.Error, "A form could not be saved; it stands as it was typed")]
    private static partial void NotSaved(ILogger logger, Exception fault);
}
