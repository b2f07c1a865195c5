using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Kit.Fields;

/// <summary>The words in and below fields; the resources are beside it.</summary>
public sealed class FieldWords;

internal static class FieldFaultWords
{
    /// <summary>The message of a fault: specific to the field where there is one, otherwise that of the kind.</summary>
    public static string Of(this IStringLocalizer<FieldWords> words, FieldFault fault)
    {
        object[] values = [fault.Limit ?? 0, Languages.All.FirstOrDefault(each => each.Tag == fault.Language)?.NativeName ?? fault.Language ?? ""];
        var own = words[$"Fault.{fault.Field}.{fault.Kind}", values];
        return own.ResourceNotFound ? words[$"Fault.{fault.Kind}", values] : own;
    }
}
