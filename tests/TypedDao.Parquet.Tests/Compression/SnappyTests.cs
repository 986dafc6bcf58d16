using System.Text;
using TypedDao.Parquet.Compression;

namespace TypedDao.Parquet.Tests.Compression;

/// <summary>Blocks written by hand from the format description, byte by byte.</summary>
public sealed class SnappyTests
{
    [Theory]
    [InlineData("00", "")]
    [InlineData("01 00 61", "a")]
    [InlineData("03 08 616263", "abc")]
    [InlineData("03 F0 02 616263", "abc")]
    [InlineData("03 F4 0200 616263", "abc")]
    [InlineData("03 F8 020000 616263", "abc")]
    [InlineData("03 FC 02000000 616263", "abc")]
    [InlineData("07 08 616263 01 03", "abcabca")]
    [InlineData("0A 00 61 15 01", "aaaaaaaaaa")]
    [InlineData("07 08 616263 0E 0300", "abcabca")]
    [InlineData("07 08 616263 0F 03000000", "abcabca")]
    [InlineData("04 08 616263 02 0200", "abcb")]
    public void A_block_is_decoded(string block, string content) => Assert.Equal(content, Decode(block));

    [Theory]
    [InlineData("")]
    [InlineData("80")]
    [InlineData("808080808001")]
    public void A_block_without_its_length_is_refused(string block)
        => Assert.Equal("the block of Snappy does not begin with its length", Fault(block, 0));

    [Theory]
    [InlineData("FFFFFFFF0F 00 61", "the block of Snappy says that it has 4294967295 bytes, which its 7 bytes cannot hold")]
    [InlineData("FFFFFFFF7F 00 61", "the block of Snappy says that it has 34359738367 bytes, which its 7 bytes cannot hold")]
    [InlineData("C801 00 61", "the block of Snappy says that it has 200 bytes, which its 4 bytes cannot hold")]
    [InlineData("01", "the block of Snappy says that it has 1 bytes, which its 1 bytes cannot hold")]
    public void A_length_that_cannot_be_is_refused_before_there_is_room_for_it(string block, string fault)
        => Assert.Equal(fault, Assert.Throws<ParquetFormatException>(() => Snappy.DecompressedLength(Bytes(block))).Message);

    [Theory]
    [InlineData("C000 FFFFFF", 64)]
    [InlineData("05 FFFFFF", 5)]
    public void A_length_that_can_be_is_told(string block, int length) => Assert.Equal(length, Snappy.DecompressedLength(Bytes(block)));

    [Fact]
    public void Another_length_than_that_of_the_page_is_refused()
        => Assert.Equal("the block of Snappy says that it has 3 bytes, and the page 4", Fault("03 08 616263", 4));

    [Theory]
    [InlineData("03 08 6162", 3, "the block of Snappy ends within a literal")]
    [InlineData("06 08 616263 01", 6, "the block of Snappy ends within a tag")]
    [InlineData("06 08 616263 0A 03", 6, "the block of Snappy ends within a tag")]
    [InlineData("06 08 616263 0B 030000", 6, "the block of Snappy ends within a tag")]
    [InlineData("06 08 616263 F4 02", 6, "the block of Snappy ends within a tag")]
    [InlineData("07 08 616263 01 00", 7, "a copy of the block of Snappy begins 0 bytes before the byte 3")]
    [InlineData("07 08 616263 01 04", 7, "a copy of the block of Snappy begins 4 bytes before the byte 3")]
    [InlineData("07 08 616263 0F 03000080", 7, "a copy of the block of Snappy begins 2147483651 bytes before the byte 3")]
    [InlineData("04 01 01 00 61", 4, "a copy of the block of Snappy begins 1 bytes before the byte 0")]
    [InlineData("02 08 616263", 2, "the block of Snappy has more than 2 bytes")]
    [InlineData("06 08 616263 01 03", 6, "the block of Snappy has more than 6 bytes")]
    [InlineData("03 FC FFFFFFFF 616263", 3, "the block of Snappy has more than 3 bytes")]
    [InlineData("05 08 616263", 5, "the block of Snappy ends after 3 of 5 bytes")]
    public void A_malformed_block_is_refused(string block, int length, string fault) => Assert.Equal(fault, Fault(block, length));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 10)]
    [InlineData(2, 10)]
    [InlineData(2, 59)]
    public void A_distance_beyond_the_beginning_is_refused_far_from_the_ends(int distanceBytes, int before)
    {
        var elements = new SnappyElements().Literal(new byte[60]).Literal(new byte[Math.Max(before, 1)]);
        byte[] good = elements.Copy(elements.Length, 8, distanceBytes).Literal(new byte[200], 1).Block;
        byte[] bad = good.ToArray();
        int at = good.Length - 202 - distanceBytes;
        bad[at]++;

        Assert.Equal(new byte[elements.Length], BlockCodec.Snappy.Decompress(good, elements.Length));
        Assert.Contains("bytes before the byte", BlockCodec.Snappy.FaultOf(bad, elements.Length), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Distances))]
    public void A_copy_may_overlap_itself_at_any_distance(int distance)
    {
        for (int length = 1; length <= 64; length++)
        {
            byte[] literal = [.. Enumerable.Range(1, distance).Select(value => (byte)value)];
            var elements = new SnappyElements().Literal(literal, 1).Copy(distance, length, 2).Copy(distance, 64, 4).Literal(new byte[300], 2);

            Assert.Equal(elements.Content, BlockCodec.Snappy.Decompress(elements.Block, elements.Length));
        }
    }

    public static TheoryData<int> Distances => [.. Enumerable.Range(1, 66)];

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    private static string Decode(string block)
    {
        byte[] bytes = Bytes(block);
        return Encoding.ASCII.GetString(BlockCodec.Snappy.Decompress(bytes, Snappy.DecompressedLength(bytes)));
    }

    private static string Fault(string block, int length) => BlockCodec.Snappy.FaultOf(Bytes(block), length);
}
