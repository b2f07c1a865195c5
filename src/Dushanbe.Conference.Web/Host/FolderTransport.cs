using System.Globalization;
using Dushanbe.Conference.Mail;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Dushanbe.Conference.Web.Host;

/// <summary>Writes letters into a folder as <c>.eml</c> files, which mail programs open: for development, for a rehearsal, and where something else carries them on.</summary>
internal sealed class FolderTransport(IOptions<MailSettings> settings, IHostEnvironment environment, TimeProvider clock) : IMailTransport
{
    private static readonly FormatOptions AsSent = Dos();

    public bool IsOn => true;

    /// <summary>The folder.</summary>
    public string Folder => Path.GetFullPath(settings.Value.Folder!, environment.ContentRootPath);

    public async Task SendAsync(Letter letter, CancellationToken cancel)
    {
        using var message = MimeLetters.Of(letter, settings.Value.Sender, clock.GetUtcNow());
        using var bytes = new MemoryStream();
        await message.WriteToAsync(AsSent, bytes, cancel);
        var name = $"{clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{Guid.CreateVersion7():N}";
        try
        {
            // moved into place, so that nobody carries a part of one on
            var draft = Path.Combine(DataFolder.Make(Folder), $"{name}.draft");
            await File.WriteAllBytesAsync(draft, bytes.ToArray(), cancel);
            File.Move(draft, Path.Combine(Folder, $"{name}.eml"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MailFailedException($"The letter could not be written into Mail:Folder ({exception.GetType().Name}).");
        }
    }

    // lines end as they do on the way, on every platform
    private static FormatOptions Dos()
    {
        var options = FormatOptions.Default.Clone();
        options.NewLineFormat = NewLineFormat.Dos;
        return options;
    }
}
