using System.Text;

namespace TypedDao.Parquet.Tests.Compression;

/// <summary>Blocks written by hand from the page LZ4 Block Format, byte by byte.</summary>
public sealed class Lz4Tests
{
    [Theory]
    [InlineData("00", "")]
    [InlineData("10 61", "a")]
    [InlineData("F0 00 6162636465666768696A6B6C6D6E6F", "abcdefghijklmno")]
    [InlineData("F0 01 6162636465666768696A6B6C6D6E6F70", "abcdefghijklmnop")]
    [InlineData("30 616263 0300 50 7677787980", "abcabcavwxy\u0080")]
    [InlineData("16 61 0100 00", "aaaaaaaaaaa")]
    [InlineData("1F 61 0100 02 10 62", "aaaaaaaaaaaaaaaaaaaaaab")]
    public void A_block_is_decoded(string block, string content)
        => Assert.Equal(Encoding.Latin1.GetBytes(content), BlockCodec.Lz4.Decompress(Bytes(block), content.Length));

    [Fact]
    public void Lengths_of_many_bytes_are_added_up()
    {
        byte[] literal = [.. Enumerable.Range(0, 15 + 255 + 255 + 7).Select(value => (byte)value)];
        byte[] block = [0xFF, 255, 255, 7, .. literal, 1, 0, 255, 255, 0, 0];

        byte[] content = BlockCodec.Lz4.Decompress(block, literal.Length + 4 + 15 + 510);

        Assert.Equal([.. literal, .. Enumerable.Repeat(literal[^1], 4 + 15 + 510)], content);
    }

    [Theory]
    [InlineData("", 0, "the block of LZ4 ends without a last literal")]
    [InlineData("16 61 0100", 11, "the block of LZ4 ends without a last literal")]
    [InlineData("20 61", 2, "the block of LZ4 ends within a literal")]
    [InlineData("F0", 15, "the block of LZ4 ends within a literal")]
    [InlineData("F0 FFFFFF", 15, "the block of LZ4 ends within a literal")]
    [InlineData("10 61 01", 5, "the block of LZ4 ends within a distance")]
    [InlineData("1F 61 0100", 50, "the block of LZ4 ends within the length of a match")]
    [InlineData("10 61 0000 00", 5, "a match of the block of LZ4 begins 0 bytes before the byte 1")]
    [InlineData("10 61 0200 00", 5, "a match of the block of LZ4 begins 2 bytes before the byte 1")]
    [InlineData("00 0100 00", 4, "a match of the block of LZ4 begins 1 bytes before the byte 0")]
    [InlineData("20 6162", 1, "the block of LZ4 has more than 1 bytes")]
    [InlineData("10 61 0100 00", 4, "the block of LZ4 has more than 4 bytes")]
    [InlineData("10 61", 2, "the block of LZ4 ends after 1 of 2 bytes")]
    public void A_malformed_block_is_refused(string block, int length, string fault)
        => Assert.Equal(fault, BlockCodec.Lz4.FaultOf(Bytes(block), length));

    [Fact]
    public void A_length_that_overflows_is_refused()
    {
        byte[] block = [0xF0, .. Enumerable.Repeat((byte)255, 9_000_000), 0];

        Assert.Equal("the block of LZ4 ends within a literal", BlockCodec.Lz4.FaultOf(block, 100));
    }

    [Theory]
    [MemberData(nameof(Distances))]
    public void A_match_may_overlap_itself_at_any_distance(int distance)
    {
        for (int length = 4; length <= 90; length++)
        {
            byte[] literal = [.. Enumerable.Range(1, distance).Select(value => (byte)value)];
            var sequences = new Lz4Sequences().Sequence(literal, distance, length).Sequence([], distance, 64).Last(new byte[300]);

            Assert.Equal(sequences.Content, BlockCodec.Lz4.Decompress(sequences.Block, sequences.Length));
        }
    }

    [Fact]
    public void Matches_reach_back_as_far_as_the_format_allows_and_no_farther()
    {
        byte[] repeated = new byte[100];
        new Random(5).NextBytes(repeated);
        byte[] reachable = [.. repeated, .. new byte[65_535 - repeated.Length], .. repeated, .. new byte[20]];
        byte[] unreachable = [.. repeated, .. new byte[65_536 - repeated.Length], .. repeated, .. new byte[20]];

        byte[] shorter = BlockCodec.Lz4.Compress(reachable);
        byte[] longer = BlockCodec.Lz4.Compress(unreachable);

        Assert.InRange(longer.Length - shorter.Length, 90, 110);
        Assert.Equal(reachable, BlockCodec.Lz4.Decompress(shorter, reachable.Length));
        Assert.Equal(unreachable, BlockCodec.Lz4.Decompress(longer, unreachable.Length));
    }

    public static TheoryData<int> Distances => [.. Enumerable.Range(1, 66)];

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
