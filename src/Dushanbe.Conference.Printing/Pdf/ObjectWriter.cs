using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>
/// Writes numbered objects one after another to a stream that need not seek, and the table that finds them again.
/// Small objects share compressed object streams, unless the file must be readable as PDF 1.4.
/// </summary>
internal sealed class ObjectWriter : IDisposable
{
    private const int ObjectsPerStream = 128;
    private const ulong InStream = 1UL << 63;

    private const int Short = 1 << 14;

    // of pages, a kilobyte or two each, there may be thousands; of fonts and long tables there are few
    private static readonly ZLibCompressionOptions ForShort = new() { CompressionLevel = 1 };
    private static readonly ZLibCompressionOptions ForLong = new() { CompressionLevel = 6 };

    private readonly Stream output;
    private readonly bool pdf14;
    private readonly byte[] pending = new byte[1 << 16];
    private readonly MemoryStream deflated = new();
    private readonly List<ulong> places = [0];
    private readonly ByteBuffer heads = new();
    private readonly ByteBuffer bodies = new();
    private readonly ByteBuffer head = new();
    private int pendingLength;
    private long position;
    private int bodyStream;
    private int bodyCount;
    private int openObject;

    public ObjectWriter(Stream output, bool pdf14)
    {
        this.output = output;
        this.pdf14 = pdf14;
        Write(pdf14 ? "%PDF-1.4\n"u8 : "%PDF-1.7\n"u8);
        Write([(byte)'%', 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']); // tells transfer programs that the file is binary
    }

    /// <summary>Reserves the number of an object that is written later.</summary>
    public int Allocate()
    {
        places.Add(0);
        return places.Count - 1;
    }

    /// <summary>Begins an object; its body goes into the returned buffer until <see cref="Close"/>.</summary>
    public ByteBuffer Open(int number)
    {
        if (openObject != 0) throw new InvalidOperationException("An object is still open.");
        openObject = number;
        if (pdf14) return bodies;
        if (bodyCount == 0) bodyStream = Allocate();
        places[number] = InStream | ((ulong)bodyStream << 16) | (uint)bodyCount;
        heads.Integer(number).Add((byte)' ').Integer(bodies.Length).Add((byte)' ');
        return bodies;
    }

    public void Close()
    {
        bodies.Add((byte)'\n');
        var number = openObject;
        openObject = 0;
        if (pdf14)
        {
            BeginObject(number);
            Write(bodies.Written);
            Write("endobj\n"u8);
            bodies.Clear();
        }
        else if (++bodyCount == ObjectsPerStream)
        {
            FlushObjectStream();
        }
    }

    /// <summary>Writes a stream object.</summary>
    /// <param name="number">The number of the object.</param>
    /// <param name="entries">The entries of its dictionary besides length and, if it is compressed here, filter.</param>
    /// <param name="data">What it holds.</param>
    /// <param name="compress">Whether to deflate the data.</param>
    public void WriteStream(int number, ReadOnlySpan<byte> entries, ReadOnlySpan<byte> data, bool compress = true)
    {
        if (compress)
        {
            WriteDeflated(number, entries, Deflate(data));
            return;
        }

        BeginObject(number);
        head.Clear();
        Write(head.Add("<<"u8).Add(entries).Add("/Length "u8).Integer(data.Length).Add(">>stream\n"u8).Written);
        Write(data);
        Write("\nendstream\nendobj\n"u8);
    }

    public void WriteStream(int number, string entries, ReadOnlySpan<byte> data, bool compress = true) =>
        WriteStream(number, Encoding.Latin1.GetBytes(entries), data, compress);

    /// <summary>Ends the file.</summary>
    public void Finish(int catalog, int information)
    {
        FlushObjectStream();
        for (var number = 1; number < places.Count; number++)
            if (places[number] == 0) throw new InvalidOperationException($"The PDF object {number} was reserved but never written.");

        var start = pdf14 ? WriteClassicTable(catalog, information) : WriteTableStream(catalog, information);
        head.Clear();
        Write(head.Add("startxref\n"u8).Integer(start).Add("\n%%EOF\n"u8).Written);
        output.Write(pending, 0, pendingLength);
        pendingLength = 0;
        output.Flush();
    }

    public void Dispose() => deflated.Dispose();

    private ReadOnlySpan<byte> Deflate(ReadOnlySpan<byte> data)
    {
        deflated.SetLength(0);
        using (var deflate = new ZLibStream(deflated, data.Length <= Short ? ForShort : ForLong, leaveOpen: true)) deflate.Write(data);
        return deflated.GetBuffer().AsSpan(0, (int)deflated.Length);
    }

    private void WriteDeflated(int number, ReadOnlySpan<byte> entries, ReadOnlySpan<byte> data)
    {
        BeginObject(number);
        head.Clear();
        head.Add("<<"u8).Add(entries).Add("/Filter/FlateDecode/Length "u8).Integer(data.Length).Add(">>stream\n"u8);
        Write(head.Written);
        Write(data);
        Write("\nendstream\nendobj\n"u8);
    }

    private void BeginObject(int number)
    {
        places[number] = (ulong)position;
        head.Clear();
        Write(head.Integer(number).Add(" 0 obj\n"u8).Written);
    }

    private void FlushObjectStream()
    {
        if (bodyCount == 0) return;
        var entries = $"/Type/ObjStm/N {bodyCount}/First {heads.Length}";
        WriteDeflated(bodyStream, Encoding.Latin1.GetBytes(entries), Deflate(heads.Add(bodies.Written).Written));
        heads.Clear();
        bodies.Clear();
        bodyCount = 0;
    }

    private long WriteClassicTable(int catalog, int information)
    {
        var start = position;
        head.Clear();
        Write(head.Add("xref\n0 "u8).Integer(places.Count).Add("\n0000000000 65535 f \n"u8).Written);
        foreach (var place in places.Skip(1)) Write(Encoding.ASCII.GetBytes($"{place:D10} 00000 n \n"));
        head.Clear();
        head.Add("trailer\n<<"u8);
        AddTrailer(head, catalog, information);
        Write(head.Add(">>\n"u8).Written);
        return start;
    }

    /// <summary>Each row is a type, five bytes and two bytes, as differences to the row above, which compress to almost nothing.</summary>
    private long WriteTableStream(int catalog, int information)
    {
        var number = Allocate();
        var start = position;
        places[number] = (ulong)start;
        Span<byte> row = stackalloc byte[8], above = stackalloc byte[8], line = stackalloc byte[9];
        above.Clear();
        line[0] = 2;
        for (var i = 0; i < places.Count; i++)
        {
            EncodeRow(i, row);
            for (var k = 0; k < 8; k++) line[k + 1] = (byte)(row[k] - above[k]);
            bodies.Add(line);
            row.CopyTo(above);
        }

        var entries = new ByteBuffer();
        entries.Add("/Type/XRef/W[1 5 2]/DecodeParms<</Predictor 12/Columns 8>>"u8);
        AddTrailer(entries, catalog, information);
        WriteDeflated(number, entries.Written, Deflate(bodies.Written));
        return start;
    }

    private void EncodeRow(int number, Span<byte> row)
    {
        var place = places[number];
        var (type, where, index) = number == 0 ? (0UL, 0UL, 65535UL)
            : (place & InStream) != 0 ? (2UL, (place & ~InStream) >> 16, place & 0xFFFF)
            : (1UL, place, 0UL);
        BinaryPrimitives.WriteUInt64BigEndian(row, (type << 56) | (where << 16) | index);
    }

    private void AddTrailer(ByteBuffer entries, int catalog, int information)
    {
        entries.Add("/Size "u8).Integer(places.Count).Add("/Root "u8).Reference(catalog).Add("/Info "u8).Reference(information);
        var id = Convert.ToHexString(Fingerprint());
        entries.Add($"/ID[<{id}><{id}>]");
    }

    /// <summary>A file identifier from the places of all objects: equal documents have equal ones, different documents hardly ever.</summary>
    private byte[] Fingerprint() => SHA256.HashData(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(places)))[..16];

    private void Write(ReadOnlySpan<byte> bytes)
    {
        position += bytes.Length;
        if (bytes.Length > pending.Length - pendingLength)
        {
            output.Write(pending, 0, pendingLength);
            pendingLength = 0;
        }

        if (bytes.Length > pending.Length)
        {
            output.Write(bytes);
            return;
        }

        bytes.CopyTo(pending.AsSpan(pendingLength));
        pendingLength += bytes.Length;
    }
}
