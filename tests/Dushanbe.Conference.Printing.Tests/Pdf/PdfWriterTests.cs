using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Pdf;
using Dushanbe.Conference.Printing.Tests.Support;
using UglyToad.PdfPig;

namespace Dushanbe.Conference.Printing.Tests.Pdf;

[Collection(nameof(Alone))]
public sealed class PdfWriterTests
{
    [ToolTheory("qpdf", "qpdf")]
    [InlineData(1, false, false)]
    [InlineData(7, true, false)]
    [InlineData(7, true, true)]
    [InlineData(140, true, false)]
    public void A_document_with_everything_is_sound(int pages, bool tagged, bool pdfA1b)
    {
        var pdf = Samples.Booklet(pages, PdfFile.Options with { Tagged = tagged, Archive = pdfA1b ? PdfArchive.A1b : PdfArchive.None, Author = "Организатор", Created = DateTimeOffset.UnixEpoch });

        PdfFile.AssertSound(pdf);
        using var document = PdfDocument.Open(pdf);
        Assert.Equal(pages, document.NumberOfPages);
    }

    [FileFact(Preflight.Jar, Preflight.Package)]
    public void An_archive_document_with_everything_is_valid()
    {
        var pdf = Samples.Booklet(7, PdfFile.Options with
        {
            Tagged = true,
            Archive = PdfArchive.A1b,
            Author = "Организатор",
            Subject = "Test",
            Keywords = "a, b",
            Creator = "Tests",
            Created = DateTimeOffset.UnixEpoch,
            PrintAtActualSize = true,
        });

        Preflight.AssertValid(pdf);
    }

    [FileFact(Preflight.Jar, Preflight.Package)]
    public void The_judge_of_archive_documents_refuses_an_ordinary_one()
    {
        var pdf = Samples.Booklet(1, PdfFile.Options);

        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Preflight.AssertValid(pdf));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_same_input_gives_the_same_bytes(bool pdfA1b)
    {
        var options = PdfFile.Options with { Tagged = true, Archive = pdfA1b ? PdfArchive.A1b : PdfArchive.None, Created = new(2026, 9, 1, 9, 0, 0, TimeSpan.FromHours(5)) };

        Assert.Equal(Samples.Booklet(3, options), Samples.Booklet(3, options));
    }

    [Fact]
    public void A_document_goes_to_a_stream_that_can_neither_seek_nor_tell_its_position()
    {
        var pipe = new OneWayStream();
        using (var writer = new PdfWriter(pipe, PdfFile.Options))
        {
            writer.AddPage(PageSize.A6, Samples.DrawEverything);
            writer.Finish();
        }

        Assert.Equal(PdfFile.WritePage(PageSize.A6, Samples.DrawEverything), pipe.Written);
    }

    [ToolTheory("qpdf", "qpdf")]
    [InlineData(1)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(3000)]
    public void The_page_tree_is_balanced_and_keeps_the_order(int pages)
    {
        var pdf = PdfFile.Write(writer =>
        {
            for (var i = 0; i < pages; i++) writer.AddPage(new(100 + i, 100), canvas => canvas.Fill(new(0, 0, 10, 10), Color.Black));
        });

        PdfFile.AssertSound(pdf);
        var objects = PdfFile.Objects(pdf);
        var nodes = objects.EnumerateObject().Select(o => o.Value).Where(IsPageNode).ToList();
        Assert.All(nodes, node => Assert.InRange(node.GetProperty("value").GetProperty("/Kids").GetArrayLength(), 1, 32));
        using var document = PdfDocument.Open(pdf);
        Assert.Equal(pages, document.NumberOfPages);
        foreach (var number in new[] { 1, pages / 2 + 1, pages }) Assert.Equal(99 + number, document.GetPage(number).Width, 3);

        static bool IsPageNode(System.Text.Json.JsonElement element) =>
            element.TryGetProperty("value", out var value) && value.ValueKind == System.Text.Json.JsonValueKind.Object
            && value.TryGetProperty("/Type", out var type) && type.GetString() == "/Pages";
    }

    [Fact]
    public void Equal_pictures_are_in_the_document_once()
    {
        var file = Pictures.Jpeg(200, 200);

        var once = PdfFile.WritePage(PageSize.A6, canvas => canvas.Picture(Picture.Load(file, "a.jpg"), new(0, 0, 50, 50)));
        var often = PdfFile.Write(writer =>
        {
            for (var i = 0; i < 10; i++)
                writer.AddPage(PageSize.A6, canvas => canvas.Picture(Picture.Load((byte[])file.Clone(), "b.jpg"), new(0, 0, 50, 50)));
        });

        Assert.InRange(often.Length - once.Length, 0, 10 * 400);
    }

    [Fact]
    public void Links_to_nowhere_are_reported()
    {
        using var writer = new PdfWriter(Stream.Null, PdfFile.Options);
        writer.AddPage(PageSize.A6, canvas =>
        {
            canvas.LinkTo(new(0, 0, 10, 10), "later", "", node: null);
            canvas.LinkTo(new(0, 0, 10, 10), "never", "", node: null);
        });
        writer.AddPage(PageSize.A6, canvas => canvas.Destination("later", 0, 0));

        Assert.Equal(["never"], writer.UnresolvedDestinations);
    }

    [Fact]
    public void Mistakes_in_the_use_of_the_writer_are_named()
    {
        using var writer = new PdfWriter(Stream.Null, PdfFile.Options with { Tagged = true });

        Assert.Throws<InvalidOperationException>(writer.EndPage);
        var canvas = writer.BeginPage(PageSize.A6);
        Assert.Throws<InvalidOperationException>(() => writer.BeginPage(PageSize.A6));
        Assert.Throws<InvalidOperationException>(() => canvas.Fill(new(float.NaN, 0, 1, 1), Color.Black));
        Assert.Throws<ArgumentException>(() => canvas.LinkTo(new(0, 0, 1, 1), new Uri("file:///etc/passwd"), "", node: null));
        canvas.Save();
        Assert.Throws<InvalidOperationException>(writer.EndPage);
        canvas.Restore();
        writer.EndPage();
        Assert.Throws<ArgumentNullException>(() => writer.Finish());
    }

    /// <summary>A stream like that of a response: forward only.</summary>
    private sealed class OneWayStream : Stream
    {
        private readonly MemoryStream written = new();

        public byte[] Written => written.ToArray();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => written.Write(buffer, offset, count);
    }
}
