using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>Writes the root of a document and its metadata, as the old information dictionary and as XMP.</summary>
internal sealed class CatalogWriter
{
    private const string Producer = "Dushanbe.Conference.Printing";

    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Xmp = "http://ns.adobe.com/xap/1.0/";
    private static readonly XNamespace Pdf = "http://ns.adobe.com/pdf/1.3/";
    private static readonly XNamespace PdfAId = "http://www.aiim.org/pdfa/ns/id/";
    private static readonly XNamespace PdfUaId = "http://www.aiim.org/pdfua/ns/id/";
    private static readonly XNamespace Extension = "http://www.aiim.org/pdfa/ns/extension/";
    private static readonly XNamespace Schema = "http://www.aiim.org/pdfa/ns/schema#";
    private static readonly XNamespace Property = "http://www.aiim.org/pdfa/ns/property#";

    private readonly ObjectWriter objects;
    private readonly PdfOptions options;

    public CatalogWriter(ObjectWriter objects, PdfOptions options)
    {
        this.objects = objects;
        this.options = options with
        {
            Title = PlainText.From(options.Title),
            Author = Plain(options.Author),
            Subject = Plain(options.Subject),
            Keywords = Plain(options.Keywords),
            Creator = Plain(options.Creator),
        };

        static string? Plain(string? text) => text is null ? null : PlainText.From(text);
    }

    /// <summary>The objects that the catalog refers to; 0 where there is none.</summary>
    public readonly record struct Parts(int Pages, int Outline, int Destinations, int Structure);

    /// <summary>Writes the information dictionary and returns its number.</summary>
    public int WriteInformation()
    {
        var number = objects.Allocate();
        var body = objects.Open(number).Add("<</Title"u8).TextString(options.Title);
        Add("/Author"u8, options.Author);
        Add("/Subject"u8, options.Subject);
        Add("/Keywords"u8, options.Keywords);
        Add("/Creator"u8, options.Creator);
        Add("/Producer"u8, Producer);
        if (options.Created is { } created)
        {
            var date = created.UtcDateTime.ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
            Add("/CreationDate"u8, date);
            Add("/ModDate"u8, date);
        }

        body.Add(">>"u8);
        objects.Close();
        return number;

        void Add(ReadOnlySpan<byte> key, string? value)
        {
            if (value is not null) body.Add(key).TextString(value);
        }
    }

    /// <summary>Writes the catalog and returns its number.</summary>
    public int Write(Parts parts)
    {
        var metadata = objects.Allocate();
        objects.WriteStream(metadata, "/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(XmpPacket()), compress: false);
        var profile = options.Archive != PdfArchive.None ? WriteProfile() : 0;
        var number = objects.Allocate();
        var body = objects.Open(number);
        body.Add("<</Type/Catalog/Pages "u8).Reference(parts.Pages).Add("/Metadata "u8).Reference(metadata);
        body.Add("/Lang"u8).TextString(options.Language);
        AddViewerPreferences(body);
        if (parts.Outline != 0) body.Add("/PageMode/UseOutlines/Outlines "u8).Reference(parts.Outline);
        if (parts.Destinations != 0) body.Add("/Names<</Dests "u8).Reference(parts.Destinations).Add(">>"u8);
        if (parts.Structure != 0) body.Add("/MarkInfo<</Marked true>>/StructTreeRoot "u8).Reference(parts.Structure);
        if (profile != 0)
        {
            body.Add("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"u8);
            body.Add("/DestOutputProfile "u8).Reference(profile).Add(">>]"u8);
        }

        body.Add(">>"u8);
        objects.Close();
        return number;
    }

    private int WriteProfile()
    {
        var number = objects.Allocate();
        objects.WriteStream(number, "/N 3", SrgbProfile.Bytes);
        return number;
    }

    private void AddViewerPreferences(ByteBuffer body)
    {
        body.Add("/ViewerPreferences<</DisplayDocTitle true"u8);
        if (options.PrintAtActualSize) body.Add("/PrintScaling/None"u8);
        body.Add(options.Duplex switch
        {
            DuplexPrinting.Simplex => "/Duplex/Simplex"u8,
            DuplexPrinting.FlipLongEdge => "/Duplex/DuplexFlipLongEdge"u8,
            DuplexPrinting.FlipShortEdge => "/Duplex/DuplexFlipShortEdge"u8,
            _ => default,
        });
        body.Add(">>"u8);
    }

    private string XmpPacket()
    {
        var description = new XElement(Rdf + "Description", new XAttribute(Rdf + "about", ""),
            new XAttribute(XNamespace.Xmlns + "dc", Dc), new XAttribute(XNamespace.Xmlns + "xmp", Xmp), new XAttribute(XNamespace.Xmlns + "pdf", Pdf),
            new XElement(Dc + "format", "application/pdf"),
            new XElement(Dc + "title", Alternative(options.Title)),
            new XElement(Dc + "language", new XElement(Rdf + "Bag", new XElement(Rdf + "li", options.Language))),
            new XElement(Pdf + "Producer", Producer));
        if (options.Author is { } author) description.Add(new XElement(Dc + "creator", new XElement(Rdf + "Seq", new XElement(Rdf + "li", author))));
        if (options.Subject is { } subject) description.Add(new XElement(Dc + "description", Alternative(subject)));
        if (options.Keywords is { } keywords) description.Add(new XElement(Pdf + "Keywords", keywords));
        if (options.Creator is { } creator) description.Add(new XElement(Xmp + "CreatorTool", creator));
        if (options.Created is { } created)
        {
            var date = created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            description.Add(new XElement(Xmp + "CreateDate", date), new XElement(Xmp + "ModifyDate", date));
        }

        if (options.PdfUa1) description.Add(new XAttribute(XNamespace.Xmlns + "pdfuaid", PdfUaId), new XElement(PdfUaId + "part", "1"));
        if (options.Archive != PdfArchive.None)
        {
            description.Add(new XAttribute(XNamespace.Xmlns + "pdfaid", PdfAId),
                new XElement(PdfAId + "part", options.Archive == PdfArchive.A1b ? "1" : "2"),
                new XElement(PdfAId + "conformance", options.Archive == PdfArchive.A2u ? "U" : "B"));
        }

        XNamespace meta = "adobe:ns:meta/";
        var packet = new XElement(meta + "xmpmeta", new XAttribute(XNamespace.Xmlns + "x", meta),
            new XElement(Rdf + "RDF", new XAttribute(XNamespace.Xmlns + "rdf", Rdf), options is { PdfUa1: true, Archive: not PdfArchive.None } ? UaSchema() : null, description));
        return $"<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n{packet.ToString(SaveOptions.DisableFormatting)}\n<?xpacket end=\"w\"?>";
    }

    /// <summary>Archives know no property that is not explained: what the claim of PDF/UA is, in the words of ISO 14289-1, 5.</summary>
    private static XElement UaSchema()
    {
        var resource = new XAttribute(Rdf + "parseType", "Resource");
        var property = new XElement(Rdf + "li", resource, new XElement(Property + "name", "part"), new XElement(Property + "valueType", "Integer"),
            new XElement(Property + "category", "internal"), new XElement(Property + "description", "Indicates, which part of ISO 14289 standard is followed"));
        var schema = new XElement(Rdf + "li", resource, new XElement(Schema + "schema", "PDF/UA Universal Accessibility Schema"), new XElement(Schema + "namespaceURI", PdfUaId.NamespaceName),
            new XElement(Schema + "prefix", "pdfuaid"), new XElement(Schema + "property", new XElement(Rdf + "Seq", property)));
        return new XElement(Rdf + "Description", new XAttribute(Rdf + "about", ""), new XAttribute(XNamespace.Xmlns + "pdfaExtension", Extension), new XAttribute(XNamespace.Xmlns + "pdfaSchema", Schema),
            new XAttribute(XNamespace.Xmlns + "pdfaProperty", Property), new XElement(Extension + "schemas", new XElement(Rdf + "Bag", schema)));
    }

    private static XElement Alternative(string text) =>
        new(Rdf + "Alt", new XElement(Rdf + "li", new XAttribute(XNamespace.Xml + "lang", "x-default"), text));
}
