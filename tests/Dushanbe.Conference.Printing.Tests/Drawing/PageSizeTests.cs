using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Tests.Drawing;

public sealed class PageSizeTests
{
    [Fact]
    public void A_page_size_reads_as_its_width_and_height() =>
        Assert.Equal(("612 × 792", "792 × 612"), (PageSize.Letter.ToString(), PageSize.Letter.Landscape.ToString()));
}
