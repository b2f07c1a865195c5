using System.ComponentModel.DataAnnotations;

namespace Dushanbe.Conference.Web.Public;

/// <summary>The section <c>Conference</c> of the settings, as far as public pages read it.</summary>
internal sealed class PublicOptions
{
    /// <summary>The slug of the edition whose home is the home of the installation.</summary>
    [Required]
    public string HomeEdition { get; set; } = "dushanbe-2022";
}
