using System.Collections;

namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>
/// The modules of a symbol as a picture of one bit each inside the content, through which the fill colour is painted: exact,
/// without hairlines between the modules, and a few hundred bytes.
/// </summary>
internal static class ModuleMask
{
    public static void Add(ByteBuffer content, IReadOnlyList<BitArray> modules)
    {
        var width = modules[0].Length;
        var bytes = new byte[(width + 7) / 8 * modules.Count];
        for (var row = 0; row < modules.Count; row++) modules[row].CopyTo(bytes, row * ((width + 7) / 8));
        // there the first module is the lowest bit of a byte, in a picture the highest
        foreach (ref var each in bytes.AsSpan()) each = (byte)((each * 0x0202020202UL & 0x010884422010UL) % 1023);

        content.Add("BI/IM true/W "u8).Integer(width).Add("/H "u8).Integer(modules.Count).Add("/D[1 0]"u8);
        // a reader finds the end of the data by these letters, which the data may hold by chance
        if (bytes.AsSpan().IndexOf("EI"u8) < 0) content.Add(" ID "u8).Add(bytes).Add("\nEI\n"u8);
        else content.Add("/F/AHx ID "u8).Add(Convert.ToHexString(bytes)).Add(">\nEI\n"u8);
    }
}
