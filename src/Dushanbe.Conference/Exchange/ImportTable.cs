using System.IO.Compression;

namespace Dushanbe.Conference.Exchange;

/// <summary>A row of an import file as read, before anything is understood.</summary>
/// <param name="Number">The row of the spreadsheet, the header being 1.</param>
/// <param name="Cells">Its cells.</param>
internal sealed record TableRow(int Number, string?[] Cells);

/// <summary>The rows of an import file, or why it cannot be read.</summary>
internal sealed class ImportTable : IDisposable
{
    /// <summary>The most bytes a file may have.</summary>
    public const int MaxBytes = 50 << 20;

    /// <summary>The most rows, header aside.</summary>
    public const int MaxRows = 100_000;

    /// <summary>The most columns.</summary>
    public const int MaxColumns = 200;

    /// <summary>The most characters of a cell that are kept, as many as a spreadsheet keeps; no field takes nearly as many.</summary>
    public const int MaxCell = 32_767;

    /// <summary>Rows with anything in them, the header first.</summary>
    public List<TableRow> Rows { get; } = [];

    /// <summary>What there is to say about the file and its cells.</summary>
    public FindingList Findings { get; } = new(ImportSummary.Most, finding => new FindingKind(finding.Severity, finding.Code, finding.Column));

    /// <summary>Photos that came in the same ZIP file.</summary>
    public ImportPhotos? Photos { get; private set; }

    /// <summary>Whether cells may carry the apostrophe that keeps a text from being calculated.</summary>
    public bool IsText { get; private set; }

    /// <summary>Reads a file whose kind is found in its bytes, whatever its name claims.</summary>
    public static async Task<ImportTable> ReadAsync(Stream file, CancellationToken cancel)
    {
        var table = new ImportTable();
        // what says beforehand that it is too large is not read at all
        var bytes = file.CanSeek && file.Length > MaxBytes ? null : await LimitedAsync(file, MaxBytes, cancel);
        if (bytes is null) table.Fail(ImportCode.TooLarge, (MaxBytes >> 20).ToString(System.Globalization.CultureInfo.InvariantCulture));
        else table.Read(bytes, cancel);
        if (table.Rows.Count == 0 && table.Findings.Count == 0) table.Fail(ImportCode.EmptyFile);
        return table;
    }

    public void Dispose() => Photos?.Dispose();

    /// <summary>Says that the file as a whole cannot be used.</summary>
    public void Fail(ImportCode code, params ImportText[] arguments)
    {
        Rows.Clear();
        Findings.Clear();
        Findings.Add(new ImportFinding(0, null, ImportSeverity.Error, code, null, arguments));
    }

    /// <summary>All the bytes of a stream; null where there are more than allowed.</summary>
    public static async Task<byte[]?> LimitedAsync(Stream stream, int limit, CancellationToken cancel)
    {
        // a length that is known beforehand needs no second copy
        using var bytes = new MemoryStream(stream.CanSeek ? (int)Math.Min(stream.Length - stream.Position, limit) : 0);
        var buffer = new byte[81_920];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancel)) > 0)
        {
            if (bytes.Length + count > limit) return null;
            bytes.Write(buffer, 0, count);
        }

        return bytes.Length == bytes.Capacity ? bytes.GetBuffer() : bytes.ToArray();
    }

    private void Read(byte[] bytes, CancellationToken cancel)
    {
        if (bytes.AsSpan().Trim(" \t\r\n"u8).Length == 0)
        {
            Fail(ImportCode.EmptyFile);
        }
        else if (bytes.AsSpan().StartsWith("PK\u0003\u0004"u8) || bytes.AsSpan().StartsWith("PK\u0005\u0006"u8))
        {
            ReadZip(bytes, cancel);
        }
        else if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            Fail(ImportCode.OldWorkbook);
        }
        else if (TextEncodings.Guess(bytes) is { } encoding)
        {
            if (encoding != "UTF-16" && TextEncodings.BrokenLine(bytes) is { } line) Fail(ImportCode.BrokenText, line.ToString(System.Globalization.CultureInfo.InvariantCulture));
            else Fail(ImportCode.WrongEncoding, encoding);
        }
        else if (TextEncodings.IsBinary(bytes))
        {
            Fail(ImportCode.NotText);
        }
        else
        {
            IsText = true;
            TextTable.Read(this, bytes, cancel);
        }
    }

    private void ReadZip(byte[] bytes, CancellationToken cancel)
    {
        try
        {
            if (ZipFiles.CountOf(new MemoryStream(bytes)) > ImportPhotos.MaxFiles) throw new BombException();
            using var zip = ZipFiles.Open(new MemoryStream(bytes));
            if (WorkbookParts.IsWorkbook(zip))
            {
                WorkbookTable.Read(this, zip, cancel);
                return;
            }

            var tables = zip.Entries.Where(entry => IsTable(entry.Name) && !ZipFiles.IsNothing(entry)).Take(2).ToList();
            if (tables.Count != 1)
            {
                Fail(ImportCode.NoTableInZip);
                return;
            }

            using var table = new LimitedStream(tables[0].Open(), MaxBytes);
            using var inside = new MemoryStream();
            table.CopyTo(inside);
            if (inside.GetBuffer().AsSpan(0, (int)inside.Length).StartsWith("PK"u8) && !IsWorkbook(inside)) Fail(ImportCode.NoTableInZip);
            else Read(inside.ToArray(), cancel);
            Photos = ImportPhotos.Zip(new MemoryStream(bytes));
        }
        catch (BombException)
        {
            Fail(ImportCode.Bomb);
        }
        catch (Exception damage) when (damage is InvalidDataException or System.Xml.XmlException or EndOfStreamException or NotSupportedException)
        {
            Fail(ImportCode.DamagedWorkbook);
        }
    }

    private static bool IsTable(string name) =>
        name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);

    private static bool IsWorkbook(MemoryStream bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes.ToArray()), ZipArchiveMode.Read);
        return WorkbookParts.IsWorkbook(zip);
    }
}

/// <summary>More was unpacked than any list of people needs.</summary>
internal sealed class BombException : Exception;

/// <summary>A stream that may be read only so far; what a packed file claims about its size is not believed.</summary>
internal sealed class LimitedStream(Stream inner, long limit) : Stream
{
    private long left = limit;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        if ((left -= read) < 0) throw new BombException();
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        return (left -= read) < 0 ? throw new BombException() : read;
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
