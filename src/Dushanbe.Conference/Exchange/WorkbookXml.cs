using System.Text;
using System.Xml;

namespace Dushanbe.Conference.Exchange;

/// <summary>
/// Streams the XML documents of a workbook. The file is untrusted: no more than a fixed length is unpacked,
/// entities are not allowed, and nothing that a reader buffers (a text, an element, the names, the nesting
/// depth) may grow with the file.
/// </summary>
internal static class WorkbookXml
{
    private const int Deepest = 64;

    /// <summary>Opens a part, which is closed with the reader.</summary>
    public static XmlReader Open(Stream part) => XmlReader.Create(
        new MarkupStream(part),
        new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, CheckCharacters = false, IgnoreComments = true, IgnoreProcessingInstructions = true, NameTable = new FewNames() });

    /// <summary>Advances to the next node.</summary>
    public static bool Next(XmlReader xml) => xml.Read() && (xml.Depth <= Deepest ? true : throw new BombException());

    /// <summary>The text of an element, up to the limit of a cell.</summary>
    public static string Content(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var text = new StringBuilder();
        var depth = xml.Depth;
        while (Next(xml) && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
                text.Append(xml.Value.AsSpan(0, Math.Min(xml.Value.Length, ImportTable.MaxCell - text.Length)));
        }

        return text.ToString();
    }

    private sealed class FewNames : NameTable
    {
        private const int Most = 10_000;

        private int count;

        public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Counted(base.Add(key, start, len));

        public override string Add(string key) => Get(key) ?? Counted(base.Add(key));

        private string Counted(string name) => ++count > Most ? throw new BombException() : name;
    }

    /// <summary>Limits the text between two tags, including CDATA sections.</summary>
    private sealed class MarkupStream(Stream inner) : Stream
    {
        private const int LongestRun = 1 << 20;        // thirty times the limit of a cell
        private const int MostHidden = 32 << 20;

        private int run;
        private int hidden = -1;
        private byte last;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            var bytes = buffer.AsSpan(offset, read);
            if (bytes.IsEmpty) return read;
            run = bytes.LastIndexOf((byte)'<') is var tag and >= 0 ? read - tag : run + read;
            if (hidden >= 0) hidden += read;
            else if (last == '<' && bytes[0] == '!' || bytes.IndexOf("<!"u8) >= 0) hidden = 0;
            last = bytes[^1];
            return run > LongestRun || hidden > MostHidden ? throw new BombException() : read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
