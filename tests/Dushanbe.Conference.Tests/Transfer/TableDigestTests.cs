using Dushanbe.Conference.Transfer;

namespace Dushanbe.Conference.Tests.Transfer;

public sealed class TableDigestTests
{
    private static readonly object?[] One = ["a", 1, null, true], Other = ["b", 2L, new byte[] { 1 }, false];

    [Fact]
    public void The_order_of_rows_and_the_width_of_a_number_make_no_difference() => Assert.Equal(Of(One, Other), Of(Other, ["a", 1L, null, true]));

    [Fact]
    public void A_row_that_is_lost_doubled_or_changed_shows()
    {
        object?[][][] tables =
        [
            [One, Other], [One], [One, Other, Other], [["a", 1, "", true], Other], [["a", 1, null, false], Other], [["a1", null, null, true], Other], [["A", 1, null, true], Other],
            [One, ["b", 2L, new byte[] { 1, 0 }, false]], [],
        ];

        Assert.Equal(tables.Length, tables.Select(Of).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Where_one_value_ends_and_the_next_begins_is_told() => Assert.NotEqual(Of(["ab", "c"]), Of(["a", "bc"]));

    private static string Of(params object?[][] rows)
    {
        var digest = new TableDigest();
        foreach (var row in rows) digest.Add(row);
        return digest.ToString();
    }
}
