using System.Reflection;
using Dushanbe.Conference.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dushanbe.Conference.Data;

/// <summary>Finds the operations and queries, all of which take the acting user.</summary>
public static class Operations
{
    /// <summary>The public sealed classes with a method that <see cref="IsAsked"/>, in the order of their names.</summary>
    public static IReadOnlyList<Type> All { get; } =
    [
        .. typeof(Operations).Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsSealed: true, IsAbstract: false } && type.GetMethods().Any(IsAsked))
            .OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    /// <summary>The handlers of background work: the sealed classes that derive from <see cref="Work.WorkHandler"/>.</summary>
    public static IReadOnlyList<Type> Handlers { get; } = [.. typeof(Operations).Assembly.GetTypes().Where(type => type is { IsSealed: true } && type.IsSubclassOf(typeof(Work.WorkHandler))).OrderBy(type => type.FullName, StringComparer.Ordinal)];

    /// <summary>Called by the host itself, before anybody has signed in or on behalf of nobody: their results do not depend on a user.</summary>
    public static IReadOnlyList<Type> Unasked { get; } =
        [typeof(Accounts.HasOrganizer), typeof(Accounts.ReadActor), typeof(Accounts.OpenId.EnterByProvider), typeof(Grants.ClaimRoles), typeof(Accounts.SecondStep.AccountSecrets), typeof(Accounts.SecondStep.CheckSecondStep), typeof(Accounts.SignInSessions), typeof(Backups.AskForBackup), typeof(Backups.BackupShelf), typeof(Backups.RestoreInstallation), typeof(DatabaseSetup), typeof(ReadContentStamp), typeof(Editions.FindEdition), typeof(Exchange.SweepImports), typeof(Files.AtRest.DataKeys), typeof(Files.AtRest.FieldSecrets), typeof(Files.FileStore), typeof(Files.Pictures.SmallPhotos), typeof(Grants.NameRoles), typeof(Journal.SealOldEntries), typeof(People.CleanOriginals), typeof(People.EncryptPhotos), typeof(People.RefoldSearch), typeof(Prints.NoteBadgeFaces), typeof(Privacy.AskForErasure), typeof(Programme.PublicEditions), typeof(Programme.SweepFiles), typeof(Work.SweepWork)];

    /// <summary>Whether a method is called on behalf of a user: it takes an <see cref="Actor"/> and uses the database.</summary>
    public static bool IsAsked(MethodInfo method)
    {
        ArgumentNullException.ThrowIfNull(method);
        return method is { IsPublic: true, IsStatic: false } && typeof(Task).IsAssignableFrom(method.ReturnType) && Array.Exists(method.GetParameters(), each => each.ParameterType == typeof(Actor));
    }

    /// <summary>Registers them as singletons: they hold no state and create a context for each call.</summary>
    public static IServiceCollection AddConferenceOperations(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton<Bulletin>();
        services.AddSingleton<Papers.PaperFonts>();
        services.AddSingleton<Papers.Booklet.BookletShelf>();
        services.AddSingleton<Register.RegisterIndex>();
        services.AddSingleton<Programme.ReleaseShelf>();
        services.AddSingleton<Accounts.SessionWatch>();
        services.AddSingleton<Mail.AccountLinks>();
        services.TryAddSingleton<Mail.IMailTransport, Mail.NoMail>();
        services.TryAddSingleton<Mail.ILetterWriter, Mail.NoMail>();
        services.AddSingleton<Work.WorkHandlers>();
        services.AddSingleton<Work.WorkRunner>();
        services.AddSingleton<Work.WorkWatch>();
        foreach (var handler in Handlers) services.AddSingleton(typeof(Work.WorkHandler), handler);
        foreach (var operation in All.Concat(Unasked)) services.AddSingleton(operation);
        return services;
    }
}
