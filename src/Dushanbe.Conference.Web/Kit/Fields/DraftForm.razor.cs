namespace Dushanbe.Conference.Web.Kit.Fields;

public partial class DraftForm
{
    [LoggerMessage(2004, LogLevel.Error, "A form could not be saved; what was typed is kept")]
    private static partial void NotSaved(ILogger logger, Exception fault);
}
