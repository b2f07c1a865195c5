using System.IO.Compression;

namespace Dushanbe.Conference.Exchange;

/// <summary>Reads the bytes of an uploaded file: a text, a workbook, or a ZIP with one of them and photos.</summary>
internal static class ImportBytes
{
    /// <summary>Reads into a table; its kind is detected from the bytes.</summary>
    public static void Read(ImportTable table, byte[] bytes, CancellationToken cancel)
    {
        if (bytes.AsSpan().Trim(" \t\r\n"u8).Length == 0)
        {
            table.Fail(ImportCode.EmptyFile);
        }
        else if (bytes.AsSpan().StartsWith("PK\u0003\u0004"u8) || bytes.AsSpan().StartsWith("PK\u0005\u0006"u8))
        {
            ReadZip(table, bytes, cancel);
        }
        else if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            table.Fail(ImportCode.OldWorkbook);
        }
        else
        {
            ReadText(table, bytes, cancel);
        }
    }

    // another encoding than UTF-8 is read only once somebody has seen it, or to show it
    private static void ReadText(ImportTable table, byte[] bytes, CancellationToken cancel)
    {
        var found = TextEncodings.Guess(bytes);
        if (found != ImportEncodings.Utf16 && TextEncodings.IsBinary(bytes)) table.Fail(ImportCode.NotText);
        else if (table.Reading.Encoding is { } chosen && chosen != ImportEncodings.Utf8) ReadAs(chosen);
        else if (found is null) ReadAs(ImportEncodings.Utf8);
        else if (found != ImportEncodings.Utf16 && TextEncodings.BrokenLine(bytes) is { } line) table.Fail(ImportCode.BrokenText, ImportTable.Said(line));
        else if (table.Reading is { Peek: not null, Encoding: null }) ReadAs(found);
        else table.Fail(ImportCode.WrongEncoding, found, ImportTable.Said(TextEncodings.FirstLine(bytes)));

        void ReadAs(string encoding)
        {
            table.Encoding = encoding;
            TextTable.Read(table, ImportEncodings.ToUtf8(bytes, encoding), cancel);
        }
    }

    private static void ReadZip(ImportTable table, byte[] bytes, CancellationToken cancel)
    {
        try
        {
            if (ZipFiles.CountOf(new MemoryStream(bytes)) > ImportPhotos.MaxFiles) throw new BombException();
            using var zip = ZipFiles.Open(new MemoryStream(bytes));
            if (WorkbookParts.IsWorkbook(zip))
            {
                WorkbookTable.Read(table, zip, cancel);
                return;
            }

            var tables = zip.Entries.Where(entry => IsTable(entry.Name) && !ZipFiles.IsNothing(entry)).Take(2).ToList();
            if (tables.Count != 1)
            {
                table.Fail(ImportCode.NoTableInZip);
                return;
            }

            var inside = Unpacked(tables[0]);
            if (inside.AsSpan().StartsWith("PK"u8) && !IsWorkbook(inside)) table.Fail(ImportCode.NoTableInZip);
            else Read(table, inside, cancel);
            table.Photos = ImportPhotos.Zip(new MemoryStream(bytes));
        }
        catch (BombException)
        {
            table.Fail(ImportCode.Bomb);
        }
        catch (Exception damage) when (damage is InvalidDataException or System.Xml.XmlException or EndOfStreamException or NotSupportedException)
        {
            table.Fail(ImportCode.DamagedWorkbook);
        }
    }

    private static bool IsTable(string name) =>
        name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);

    private static byte[] Unpacked(ZipArchiveEntry entry)
    {
        using var stream = new LimitedStream(entry.Open(), ImportTable.MaxBytes);
        using var bytes = new MemoryStream((int)Math.Clamp(entry.Length, 0, ImportTable.MaxBytes));
        stream.CopyTo(bytes);
        return Whole(bytes);
    }

    private static bool IsWorkbook(byte[] bytes)
    {
        if (ZipFiles.CountOf(new MemoryStream(bytes)) > ImportPhotos.MaxFiles) throw new BombException();
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        return WorkbookParts.IsWorkbook(zip);
    }

    /// <summary>All the bytes of a stream; null where there are more than allowed.</summary>
    public static async Task<byte[]?> LimitedAsync(Stream stream, int limit, CancellationToken cancel)
    {
        // a known length avoids a second copy
        using var bytes = new MemoryStream(stream.CanSeek ? (int)Math.Min(stream.Length - stream.Position, limit) : 0);
        var buffer = new byte[81_920];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancel)) > 0)
        {
            if (bytes.Length + count > limit) return null;
            bytes.Write(buffer, 0, count);
        }

        return Whole(bytes);
    }

    private static byte[] Whole(MemoryStream bytes) => bytes.Length == bytes.Capacity ? bytes.GetBuffer() : bytes.ToArray();
}
